'use client';

import { FastForward } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { Button } from '#/ui/button.tsx';
import { useEditor, useRehearsal } from '../editor-context.tsx';
import type { RehearsalState } from './rehearsal-store.ts';

const hourMs = 3_600_000;

const dueIn = ({ session }: RehearsalState) => {
  // while a call is under way its answer is chosen above; the time it may take is no wait that an author drew
  const dueAt = session.run?.status === 'waiting' && !session.call ? session.run.wait?.dueAt : null;
  return dueAt == null ? null : Math.max(0, dueAt - session.now);
};

/** Lets the virtual clock run: to when the flow goes on, an hour, a day. */
export function Clock() {
  const t = useTranslations('editor');
  const format = useFormats();
  const { rehearsal } = useEditor();
  const due = useRehearsal(dueIn);
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of one kind, not fields of a form
    <div role="group" aria-label={t('clock')} className="flex flex-wrap items-center gap-1">
      {due !== null && (
        <Button size="sm" variant="accent" onClick={() => rehearsal.perform({ kind: 'skip-to-due' })}>
          <FastForward aria-hidden />
          {t('skip-to-due', { time: format.duration(due) })}
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={() => rehearsal.perform({ kind: 'skip', ms: hourMs })}>
        {t('skip-hour')}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => rehearsal.perform({ kind: 'skip', ms: 24 * hourMs })}>
        {t('skip-day')}
      </Button>
    </div>
  );
}
