'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { Badge } from '#/ui/badge.tsx';
import { Button } from '#/ui/button.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Skeleton } from '#/ui/skeleton.tsx';
import { notify } from '#/ui/toast.tsx';
import { useDraft, useEditor } from '../editor-context.tsx';
import type { VersionLine } from '../flow-api.ts';
import type { EditorState } from '../store.ts';
import { useReportFailure } from '../use-report-failure.ts';

const isReadOnly = (state: EditorState) => state.readOnly;

/** Every published version; one can be brought back into the draft. */
export function VersionsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  const { api, draft } = useEditor();
  const report = useReportFailure();
  const [lines, setLines] = useState<readonly VersionLine[] | null>(null);
  const [busy, setBusy] = useState<number | null>(null);

  useEffect(() => {
    let open = true;
    void report(() => api.versions()).then((found) => open && setLines(found ?? []));
    return () => {
      open = false;
    };
  }, [api, report]);

  async function restore(number: number) {
    setBusy(number);
    const found = await report(() => api.version(number));
    setBusy(null);
    if (!found) return;
    draft.actions.replaceDocument(found);
    notify(t('restored-version', { version: number }), { label: common('undo'), onUndo: () => draft.actions.undo() });
    onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('versions')}
      description={t('versions-hint')}
      actions={<DialogClose render={<Button>{common('close')}</Button>} />}
    >
      {lines === null ? (
        <div className="grid gap-4 py-2" role="status" aria-label={common('loading')}>
          <Skeleton className="w-3/4" />
          <Skeleton className="w-1/2" />
        </div>
      ) : lines.length === 0 ? (
        <p className="text-muted">{t('no-versions')}</p>
      ) : (
        <ol className="-mx-2">
          {lines.map((line) => (
            <Line
              key={line.number}
              line={line}
              busy={busy === line.number}
              onRestore={() => void restore(line.number)}
            />
          ))}
        </ol>
      )}
    </Dialog>
  );
}

function Line({ line, busy, onRestore }: { line: VersionLine; busy: boolean; onRestore: () => void }) {
  const t = useTranslations('editor');
  const format = useFormats();
  const readOnly = useDraft(isReadOnly);
  return (
    <li className="flex min-h-12 items-center gap-3 px-2">
      <span className="w-8 font-medium font-mono">{line.number}</span>
      <span className="grid min-w-0 flex-1">
        <span>{format.dateTime(line.publishedAt)}</span>
        {line.publishedBy && (
          <span className="truncate text-muted text-xs" dir="auto">
            {line.publishedBy}
          </span>
        )}
      </span>
      {line.live && <Badge tone="success">{t('live')}</Badge>}
      {!readOnly && (
        <Button size="sm" busy={busy} onClick={onRestore} aria-label={t('restore-version', { version: line.number })}>
          {t('restore')}
        </Button>
      )}
    </li>
  );
}
