'use client';

import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import { useNow } from '#/i18n/use-now.ts';
import { Button } from '#/ui/button.tsx';
import { Status, type Tone } from '#/ui/status.tsx';
import { useDraft, useFlow, useSaving } from '../editor-context.tsx';
import type { FlowFacts, FlowStatus } from '../flow-api.ts';
import type { SaveState } from '../saving/autosave.ts';
import type { EditorState } from '../store.ts';

const factsOf = (state: FlowFacts) => state;
const savingOf = (state: SaveState) => state;
const isReadOnly = (state: EditorState) => state.readOnly;

const tones: Record<FlowStatus, Tone> = { draft: 'off', live: 'success', paused: 'warning', archived: 'neutral' };

/** "Live, version 4" or "Draft", and where the draft stands: saved, being saved, or not, and why. */
export function FlowState({ onChoose }: { onChoose: () => void }) {
  const t = useTranslations('editor');
  const { status, live } = useFlow(factsOf);
  return (
    <div className="flex min-w-0 items-center gap-1.5 text-muted text-sm max-sm:ps-2 max-sm:text-xs max-sm:leading-4">
      <Status tone={tones[status]} className="shrink-0">
        {t(`status-${status}`, { version: live?.number ?? 0 })}
      </Status>
      <SaveStatus onChoose={onChoose} />
    </div>
  );
}

/** Where the draft stands; what needs the reader is said aloud. */
export function SaveStatus({ onChoose }: { onChoose: () => void }) {
  const t = useTranslations('editor');
  const say = useErrorWords();
  const format = useFormats();
  const now = useNow();
  const { status, savedAt, revision, code } = useSaving(savingOf);
  const { live, status: flowStatus } = useFlow(factsOf);
  const readOnly = useDraft(isReadOnly);
  if (readOnly) return <span className="truncate">{t('read-only')}</span>;
  if (status === 'stale') {
    return (
      <span role="alert" className="flex items-center gap-2 text-warning-ink">
        {t('save-stale')}
        <Button size="sm" onClick={onChoose}>
          {t('choose-draft')}
        </Button>
      </span>
    );
  }
  if (status === 'retrying') {
    return (
      <span role="alert" className="truncate text-warning-ink">
        {t('save-retrying')}
      </span>
    );
  }
  if (status === 'refused') {
    return (
      <span role="alert" className="truncate text-danger-ink">
        {t('save-refused', { reason: say(code ?? 'unexpected') })}
      </span>
    );
  }
  if (status !== 'saved') return <span className="truncate">{t('save-running')}</span>;
  // what is live was saved, too: saying so again is only noise
  if (live?.revision === revision) return null;
  const when = format.relative(savedAt, Math.max(now, savedAt));
  return (
    <span className="truncate">
      <span aria-hidden>· </span>
      <span>{t(flowStatus === 'draft' ? 'saved-at' : 'draft-saved-at', { when })}</span>
    </span>
  );
}
