'use client';

import { Contact, Copy, ExternalLink, ListIcon, MapPin, Phone, Reply } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { FoldedText } from './folded-text.tsx';
import { MediaContent } from './media-content.tsx';
import { OrderContent } from './order-content.tsx';
import type { PhoneContent, PhoneHeader } from './phone-message.ts';

/** What stands inside a bubble, above its buttons. */
export function MessageContent({ content }: { content: PhoneContent }) {
  const t = useTranslations('phones');
  switch (content.kind) {
    case 'text':
    case 'location-request':
      return <FoldedText text={content.text} />;
    case 'choice':
      return (
        <Line icon={<Reply />}>
          <FoldedText text={content.label} />
        </Line>
      );
    case 'media':
      return (
        <div className="grid gap-1.5">
          <MediaContent media={content} />
          {content.caption && <FoldedText text={content.caption} />}
        </div>
      );
    case 'buttons':
    case 'list':
    case 'link-button':
    case 'template':
      return (
        <div className="grid gap-1">
          <Header header={content.header} />
          <FoldedText text={content.text} />
          {content.footer && (
            <span className="text-muted text-xs" dir="auto">
              {content.footer}
            </span>
          )}
        </div>
      );
    case 'location':
      return (
        <Line icon={<MapPin />}>
          <a
            href={`https://www.openstreetmap.org/?mlat=${content.latitude}&mlon=${content.longitude}#map=16/${content.latitude}/${content.longitude}`}
            target="_blank"
            rel="noopener noreferrer"
            className="underline decoration-muted underline-offset-2"
            dir="auto"
          >
            {content.name || content.address || `${content.latitude}, ${content.longitude}`}
          </a>
        </Line>
      );
    case 'contacts':
      return content.cards.map((card) => (
        <Line key={card.name + card.phones.join()} icon={<Contact />}>
          <bdi>{card.name}</bdi> <span className="font-mono text-muted text-sm">{card.phones.join(', ')}</span>
        </Line>
      ));
    case 'form':
      return <Quiet>{t('content-form', { name: content.name })}</Quiet>;
    case 'order':
      return <OrderContent order={content} />;
    case 'reaction':
      return <span className="text-xl">{content.emoji}</span>;
    case 'unsupported':
      return (
        <Quiet>
          {content.what === 'media-placeholder'
            ? t('content-awaited')
            : t('content-unsupported', { what: content.what })}
        </Quiet>
      );
  }
}

function Header({ header }: { header: PhoneHeader | undefined }) {
  if (!header) return null;
  if (header.kind === 'media') return <MediaContent media={header} />;
  return (
    <strong className="font-semibold" dir="auto">
      {header.text}
    </strong>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="flex items-start gap-2">
      <span className="mt-0.5 text-muted" aria-hidden>
        {icon}
      </span>
      <span className="min-w-0">{children}</span>
    </span>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-muted italic">{children}</span>;
}

/** The icon beside the label of a row below a bubble. */
export const rowIcons = {
  list: ListIcon,
  'link-button': ExternalLink,
  'location-request': MapPin,
  buttons: Reply,
  'quick-reply': Reply,
  url: ExternalLink,
  phone: Phone,
  'copy-code': Copy,
} as const;
