'use client';

import { useTranslations } from 'use-intl';
import { useStepWords } from '#/editor/use-step-words.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import { cn } from '#/ui/cn.ts';
import { Status, type Tone } from '#/ui/status.tsx';
import type { RunRow } from './run-row.ts';

const tones: Record<RunRow['status'], Tone> = {
  waiting: 'accent',
  done: 'success',
  failed: 'danger',
  cancelled: 'off',
};

/** How a run stands, and while it waits where and for what; in one line, or `whole`. */
export function RunState({ run, whole = false }: { run: RunRow; whole?: boolean }) {
  const t = useTranslations('runs');
  const format = useFormats();
  const steps = useStepWords();
  const node =
    run.node && (run.node.type ? steps.name({ type: run.node.type, label: run.node.label ?? '' }) : t('step-gone'));
  const waits = [
    node && t('waiting-at', { node }),
    run.waitReply && t('waiting-reply'),
    run.dueAt && t('waiting-until', { when: format.dateTime(new Date(run.dueAt)) }),
  ];
  return (
    <span className={cn('flex min-w-0 gap-x-2', whole ? 'flex-wrap items-baseline' : 'items-center')}>
      <Status tone={tones[run.status]} className="shrink-0 text-ink">
        {t(`state-${run.status}`)}
      </Status>
      {run.status === 'waiting' && (
        <span className={whole ? undefined : 'truncate'} dir="auto">
          {waits.filter(Boolean).join(', ')}
        </span>
      )}
    </span>
  );
}
