'use client';

import { Progress as Base } from '@base-ui/react/progress';
import { useTranslations } from 'use-intl';

/** How far a longer piece of work has come, in numbers. */
export function Progress(props: { label: string; done: number; total: number }) {
  const t = useTranslations('common');
  return (
    <Base.Root value={props.done} max={Math.max(props.total, 1)} className="grid gap-1.5">
      <div className="flex justify-between gap-4 text-sm">
        <Base.Label>{props.label}</Base.Label>
        <span className="font-mono text-muted">{t('progress', { done: props.done, total: props.total })}</span>
      </div>
      <Base.Track className="h-1.5 overflow-hidden rounded-full bg-pressed">
        <Base.Indicator className="rounded-full bg-accent transition-[width]" />
      </Base.Track>
    </Base.Root>
  );
}
