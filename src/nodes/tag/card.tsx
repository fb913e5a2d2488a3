'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import { Chips } from '../parts/chips.tsx';
import type { NodeCardProps } from '../view.ts';
import { namedTags, type TagConfig } from './schema.ts';
import { words } from './words.ts';

/** The tags that are given, and those that are taken away. */
export function TagCard({ config }: NodeCardProps<TagConfig>) {
  const t = useWords(words);
  const add = namedTags(config.add);
  const remove = namedTags(config.remove);
  if (add.length + remove.length === 0) return <CardLine>{t('none')}</CardLine>;
  return (
    <div className="grid gap-1">
      {add.length > 0 && <Chips values={add} />}
      {remove.length > 0 && <Chips values={remove} struck />}
    </div>
  );
}
