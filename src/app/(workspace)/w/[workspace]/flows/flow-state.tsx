'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Status, type Tone } from '#/ui/status.tsx';
import type { FlowRow } from './flow-row.ts';

const tones: Record<FlowRow['status'], Tone> = {
  live: 'success',
  draft: 'off',
  paused: 'warning',
  archived: 'neutral',
};

/** What a flow is doing: its state and version, and whether the draft has moved on. */
export function FlowState({ flow }: { flow: FlowRow }) {
  const t = useTranslations('flows');
  const running = flow.status === 'live' || flow.status === 'paused';
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Status tone={tones[flow.status]} className="shrink-0 text-ink">
        {running && flow.version !== null
          ? t(`state-${flow.status as 'live' | 'paused'}-version`, { version: flow.version })
          : t(`state-${flow.status}`)}
      </Status>
      {flow.changedSincePublish && running && <span className="truncate text-sm">{t('changed')}</span>}
      {flow.errors > 0 && (
        <span className="flex shrink-0 items-center gap-1 text-danger-ink text-sm">
          <CircleAlert className="size-3.5" aria-hidden />
          {t('problems', { count: flow.errors })}
        </span>
      )}
    </span>
  );
}
