'use client';

import { Copy, CopyPlus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#/ui/button.tsx';
import { useDraft } from '../editor-context.tsx';
import type { EditorState } from '../store.ts';
import { useCommands } from '../use-commands.ts';

const isReadOnly = (state: EditorState) => state.readOnly;

/** What can be done with several selected steps. */
export function SelectionPanel({ count }: { count: number }) {
  const t = useTranslations('editor');
  const common = useTranslations('common');
  const commands = useCommands();
  const readOnly = useDraft(isReadOnly);
  return (
    <div className="grid gap-3">
      <h2 className="font-semibold">{t('steps-selected', { count })}</h2>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void commands.copyByClick()}>
          <Copy aria-hidden />
          {common('copy')}
        </Button>
        {!readOnly && (
          <>
            <Button onClick={commands.duplicate}>
              <CopyPlus aria-hidden />
              {common('duplicate')}
            </Button>
            <Button onClick={commands.remove}>
              <Trash2 aria-hidden />
              {common('delete')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
