'use client';

import type { ReactNode } from 'react';
import { TemplateText } from './template-text.tsx';
import { useNodeWords } from './use-node-words.ts';

/** A message on a card, as the contact will see it; `above` and `below` stand inside the bubble. */
export function CardBubble(props: {
  text: string;
  title?: string;
  footer?: string;
  above?: ReactNode;
  below?: ReactNode;
}) {
  const t = useNodeWords();
  const { text, title, footer } = props;
  return (
    <div className="grid w-fit max-w-full gap-1 rounded-bubble rounded-es-xs bg-hover px-3 py-2 text-sm">
      {props.above}
      {title?.trim() && (
        <div className="font-semibold">
          <TemplateText text={title} />
        </div>
      )}
      {text.trim() ? (
        <div className="line-clamp-6">
          <TemplateText text={text} />
        </div>
      ) : (
        !props.above && <span className="text-muted">{t('card-empty')}</span>
      )}
      {footer?.trim() && (
        <div className="text-muted text-xs">
          <TemplateText text={footer} />
        </div>
      )}
      {props.below}
    </div>
  );
}
