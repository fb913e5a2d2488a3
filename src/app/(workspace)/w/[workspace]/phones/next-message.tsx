'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#/ui/icon-button.tsx';

/** What the next message brings with it, above the field in which it is written; each can be let go. */
export function NextMessage(props: {
  /** The first words of the message that it answers. */
  quote: string | null;
  fromAd: boolean;
  onDropQuote: () => void;
  onDropAd: () => void;
}) {
  const t = useTranslations('phones');
  return (
    <>
      {props.quote !== null && (
        <Line label={t('drop-quote')} onDrop={props.onDropQuote}>
          {t('answers')} <bdi>{props.quote}</bdi>
        </Line>
      )}
      {props.fromAd && (
        <Line label={t('drop-ad')} onDrop={props.onDropAd}>
          {t('ad')}
        </Line>
      )}
    </>
  );
}

function Line(props: { label: string; onDrop: () => void; children: ReactNode }) {
  return (
    <p className="flex items-center gap-1 border-line border-s-2 ps-2 text-muted text-sm">
      <span className="min-w-0 flex-1 truncate">{props.children}</span>
      <IconButton label={props.label} size="icon-sm" onClick={props.onDrop}>
        <X aria-hidden />
      </IconButton>
    </p>
  );
}
