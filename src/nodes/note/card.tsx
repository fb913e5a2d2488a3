'use client';

import { useWords } from '#/i18n/use-words.ts';
import { FormattedText } from '#/ui/phone/formatted-text.tsx';
import { CardLine } from '../parts/card-line.tsx';
import type { NodeCardProps } from '../view.ts';
import type { NoteConfig } from './schema.ts';
import { words } from './words.ts';

/** The remark. */
export function NoteCard({ config: { text } }: NodeCardProps<NoteConfig>) {
  const t = useWords(words);
  if (!text.trim()) return <CardLine>{t('empty')}</CardLine>;
  return (
    <p className="line-clamp-12 text-sm">
      <FormattedText text={text} />
    </p>
  );
}
