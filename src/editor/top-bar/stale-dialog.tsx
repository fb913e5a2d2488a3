'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import { sameTree } from '#/lib/same-tree.ts';
import { Button } from '#/ui/button.tsx';
import { Dialog } from '#/ui/dialog.tsx';
import { notify } from '#/ui/toast.tsx';
import { compareDocuments } from '../compare-documents.ts';
import { copyName } from '../copy-name.ts';
import { useDraft, useEditor, useFlow, useSaving } from '../editor-context.tsx';
import type { FlowFacts } from '../flow-api.ts';
import type { SaveState } from '../saving/autosave.ts';
import type { EditorState } from '../store.ts';
import { useReportFailure } from '../use-report-failure.ts';

const theirsOf = (state: SaveState) => state.theirs;
const savedOf = (state: SaveState) => state.saved;
const documentOf = (state: EditorState) => state.document;
const nameOf = (state: FlowFacts) => state.name;

/** Two drafts exist; the author says which one goes on. Whatever is chosen, nothing is lost. */
export function StaleDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  const format = useFormats();
  const { autosave, api, draft } = useEditor();
  const report = useReportFailure();
  const theirs = useSaving(theirsOf);
  const saved = useSaving(savedOf);
  const mine = useDraft(documentOf);
  const name = useFlow(nameOf);
  const [busy, setBusy] = useState<'theirs' | 'mine' | null>(null);
  if (!theirs) return null;

  const who = theirs.savedBy ?? t('somebody');
  const undo = { label: common('undo'), onUndo: () => draft.actions.undo() };
  /** Makes a draft a flow of its own. */
  async function keepCopy(whose: 'theirs' | 'mine', copy: string, document: FlowDocument): Promise<boolean> {
    setBusy(whose);
    const made = await report(() => api.createCopy(copy, document));
    setBusy(null);
    return made !== null;
  }
  async function keepMine() {
    const copy = copyName(name, (short) => t('their-copy-name', { name: short, who }));
    if (!(await autosave.keepMine(({ draft: document }) => keepCopy('theirs', copy, document)))) return;
    onOpenChange(false);
    notify(t('kept-theirs-as-copy', { name: copy, who }));
  }
  function takeTheirs() {
    onOpenChange(false);
    autosave.takeTheirs();
    notify(t('took-theirs', { name: who }), undo);
  }
  async function copyMine() {
    const copy = copyName(name, (short) => t('copy-name', { name: short }));
    if (!(await keepCopy('mine', copy, mine))) return;
    onOpenChange(false);
    autosave.takeTheirs();
    notify(t('kept-as-copy', { name: copy }));
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('stale-title', { name: who })}
      description={t('stale-text', { name: who, when: format.dateTime(theirs.savedAt) })}
      className="max-w-lg"
    >
      <dl className="mb-4 grid grid-cols-2 gap-4">
        <div>
          <dt className="font-medium text-sm">{t('mine')}</dt>
          <dd className="text-muted text-sm">
            <Changes from={saved} to={mine} />
          </dd>
        </div>
        <div>
          <dt className="font-medium text-sm">{t('theirs', { name: who })}</dt>
          <dd className="text-muted text-sm">
            <Changes from={saved} to={theirs.draft} />
          </dd>
        </div>
      </dl>
      <div className="grid gap-2">
        <Choice
          title={t('keep-mine')}
          hint={t('keep-mine-hint', { name: who })}
          busy={busy === 'theirs'}
          disabled={busy !== null}
          onChoose={() => void keepMine()}
        />
        <Choice title={t('take-theirs')} hint={t('take-theirs-hint')} disabled={busy !== null} onChoose={takeTheirs} />
        <Choice
          title={t('copy-mine')}
          hint={t('copy-mine-hint')}
          busy={busy === 'mine'}
          disabled={busy !== null}
          onChoose={() => void copyMine()}
        />
      </div>
    </Dialog>
  );
}

/** What differs between two drafts, in words. */
function Changes({ from, to }: { from: FlowDocument; to: FlowDocument }) {
  const t = useTranslations('editor');
  const format = useFormats();
  const { added, removed, changed } = compareDocuments(from, to);
  const parts = [
    added > 0 ? t('steps-added', { count: added }) : '',
    removed > 0 ? t('steps-removed', { count: removed }) : '',
    changed > 0 ? t('steps-changed', { count: changed }) : '',
    sameTree(from.settings, to.settings) ? '' : t('settings-changed'),
  ].filter(Boolean);
  return parts.length > 0 ? format.list(parts) : t('only-moved');
}

function Choice(props: { title: string; hint: string; busy?: boolean; disabled: boolean; onChoose: () => void }) {
  return (
    <Button
      busy={props.busy}
      disabled={props.disabled}
      className="h-auto justify-start whitespace-normal px-3 py-2 text-start"
      onClick={props.onChoose}
    >
      <span className="grid gap-0.5">
        {props.title}
        <span className="font-normal text-muted text-sm">{props.hint}</span>
      </span>
    </Button>
  );
}
