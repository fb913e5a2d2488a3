'use client';

import { List } from 'lucide-react';
import { useWords } from '#/i18n/use-words.ts';
import { CardBubble } from '../parts/card-bubble.tsx';
import { TemplateText } from '../parts/template-text.tsx';
import type { NodeCardProps } from '../view.ts';
import { rowsOf, type SendListConfig } from './schema.ts';
import { words } from './words.ts';

/** The message and what opens the list; its rows are the card's exits. */
export function SendListCard({ config }: NodeCardProps<SendListConfig>) {
  const t = useWords(words);
  const rows = rowsOf(config).length;
  return (
    <CardBubble
      text={config.text}
      title={config.header}
      footer={config.footer}
      below={
        <div className="mt-1 flex items-center gap-1.5 border-t pt-1.5 font-medium">
          <List className="size-3.5" aria-hidden />
          <span className="truncate">
            <TemplateText text={config.openLabel || t('rows', { count: rows })} />
          </span>
        </div>
      }
    />
  );
}
