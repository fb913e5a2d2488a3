'use client';

import { useTranslations } from 'use-intl';
import { Kbd } from '#/ui/kbd.tsx';
import { useDraft } from '../editor-context.tsx';
import type { EditorState } from '../store.ts';

const isEmpty = ({ document, readOnly }: EditorState) => document.nodes.length === 0 && !readOnly;

/** What an empty canvas says. */
export function CanvasHint() {
  const t = useTranslations('editor');
  if (!useDraft(isEmpty)) return null;
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center ps-60">
      <div className="grid max-w-80 justify-items-center gap-2 text-balance text-center">
        <p className="font-semibold text-lg">{t('empty-title')}</p>
        <p className="text-muted">{t.rich('empty-text', { key: () => <Kbd>/</Kbd> })}</p>
      </div>
    </div>
  );
}
