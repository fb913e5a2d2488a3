'use client';

import { useWords } from '#/i18n/use-words.ts';
import { CardLine } from '../parts/card-line.tsx';
import { Chips } from '../parts/chips.tsx';
import type { NodeCardProps } from '../view.ts';
import type { HttpRequestConfig } from './schema.ts';
import { words } from './words.ts';

/** What is called, and which variables it fills. */
export function HttpRequestCard({ config: { method, url, save } }: NodeCardProps<HttpRequestConfig>) {
  const t = useWords(words);
  const saved = save.map(({ variable }) => variable).filter(Boolean);
  return (
    <div className="grid gap-1.5">
      {url.trim() ? (
        <p className="line-clamp-2 font-mono text-xs leading-5 [overflow-wrap:anywhere]">
          <span className="text-muted">{method}</span> {url.replace(/^https?:\/\//, '')}
        </p>
      ) : (
        <CardLine>{t('card-empty')}</CardLine>
      )}
      {saved.length > 0 && <Chips values={saved} mono />}
    </div>
  );
}
