'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import { TemplateText } from '../parts/template-text.tsx';
import type { NodeCardProps } from '../view.ts';
import type { HandOverConfig } from './schema.ts';
import { words } from './words.ts';

/** That a person takes over, and what the team is told. */
export function HandOverCard({ config: { note } }: NodeCardProps<HandOverConfig>) {
  const t = useWords(words);
  return (
    <div className="grid gap-1">
      <p>{t('card')}</p>
      {note.trim() && (
        <CardLine>
          <TemplateText text={note} />
        </CardLine>
      )}
    </div>
  );
}
