'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import { TemplateText } from '../parts/template-text.tsx';
import type { NodeCardProps } from '../view.ts';
import type { SetFieldConfig } from './schema.ts';
import { words } from './words.ts';

/** What is set, and to what. */
export function SetFieldCard({ config: { target, name, value } }: NodeCardProps<SetFieldConfig>) {
  const t = useWords(words);
  return (
    <div className="grid gap-0.5">
      <code className="truncate font-mono text-xs leading-5">
        {target === 'field' && 'contact.'}
        {name || '…'}
      </code>
      {value.trim() ? (
        <div className="line-clamp-3 text-sm [overflow-wrap:anywhere]">
          = <TemplateText text={value} />
        </div>
      ) : (
        <CardLine>{t('cleared')}</CardLine>
      )}
    </div>
  );
}
