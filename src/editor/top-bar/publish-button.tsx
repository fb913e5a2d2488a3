'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#/ui/button.tsx';
import { notify, notifyError } from '#/ui/toast.tsx';
import { Tooltip } from '#/ui/tooltip.tsx';
import { useDraft, useEditor, useFlow, useProblems, useSaving } from '../editor-context.tsx';
import type { FlowFacts } from '../flow-api.ts';
import type { ProblemState } from '../problems/problem-store.ts';
import type { SaveState } from '../saving/autosave.ts';
import type { EditorState } from '../store.ts';
import { useReportFailure } from '../use-report-failure.ts';

const factsOf = (state: FlowFacts) => state;
const errorsOf = (state: ProblemState) => state.errors;
const revisionOf = (state: SaveState) => state.revision;
const savedOf = (state: SaveState) => state.saved;
const documentOf = (state: EditorState) => state.document;

/** Makes the draft live as a new version; when it cannot, it stays there and says why. */
export function PublishButton() {
  const t = useTranslations('editor');
  const { api, flow, autosave, problems, view, canPublish } = useEditor();
  const report = useReportFailure();
  const { status, live } = useFlow(factsOf);
  const errors = useProblems(errorsOf);
  const revision = useSaving(revisionOf);
  const saved = useSaving(savedOf);
  const document = useDraft(documentOf);
  const [busy, setBusy] = useState(false);

  const next = (live?.number ?? 0) + 1;
  const unchanged = live?.revision === revision && saved === document && status === 'live';
  const reason =
    errors > 0
      ? t('cannot-publish-errors', { count: errors })
      : unchanged
        ? t('cannot-publish-unchanged', { version: live.number })
        : status === 'archived'
          ? t('cannot-publish-archived')
          : null;

  async function publish() {
    if (reason !== null || busy) return view.say(reason ?? '');
    setBusy(true);
    await autosave.flush();
    if (autosave.isDirty) notifyError(t('publish-needs-save'));
    else {
      const now = autosave.state.getState().revision;
      const outcome = await report(() => api.publish(now));
      if (outcome?.kind === 'published') {
        flow.setState({ status: 'live', live: { number: outcome.number, revision: now } });
        notify(t('published', { version: outcome.number }));
        view.say(t('published', { version: outcome.number }));
      } else if (outcome) problems.show(outcome.problems);
    }
    setBusy(false);
  }
  if (!canPublish) return null;
  const button = (
    <Button
      variant="primary"
      busy={busy}
      aria-disabled={reason !== null || undefined}
      className={reason !== null ? 'opacity-50' : undefined}
      onClick={() => void publish()}
    >
      <span className="max-sm:hidden">{t('publish-version', { version: next })}</span>
      <span className="sm:hidden">{t('publish')}</span>
    </Button>
  );
  return reason === null ? button : <Tooltip text={reason}>{button}</Tooltip>;
}
