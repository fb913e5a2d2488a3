'use client';

import { Field as Base } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './cn.ts';

/** A labelled control with a hint, and an error that says what to do; all are read out with the control. */
export function Field(props: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  optional?: boolean;
  /** The label is only for screen readers. */
  quiet?: boolean;
  name?: string;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations('common');
  return (
    <Base.Root name={props.name} invalid={Boolean(props.error)} className={cn('grid gap-1.5', props.className)}>
      <Base.Label className={props.quiet ? 'sr-only' : 'flex items-baseline gap-1.5 font-medium text-sm'}>
        {props.label}
        {props.optional && <span className="font-normal text-muted text-xs">{t('optional')}</span>}
      </Base.Label>
      {props.children}
      {props.hint && <Base.Description className="text-muted text-xs">{props.hint}</Base.Description>}
      <Base.Error match={Boolean(props.error)} className="flex items-start gap-1.5 text-danger-ink text-xs">
        <CircleAlert className="mt-px size-3.5" aria-hidden />
        <span>{props.error}</span>
      </Base.Error>
    </Base.Root>
  );
}
