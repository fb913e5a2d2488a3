'use client';

import { FileText, Film, Image as ImageIcon, Music, Sticker } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PhoneMedia } from './phone-message.ts';

const icons = { image: ImageIcon, video: Film, audio: Music, document: FileText, sticker: Sticker } as const;

/** A file in a bubble: shown where the browser can, else named. */
export function MediaContent({ media }: { media: PhoneMedia }) {
  const t = useTranslations('phones');
  const kind = t(`media-${media.media}`);
  if (media.url) {
    if (media.media === 'image' || media.media === 'sticker') {
      return (
        // biome-ignore lint/performance/noImgElement: a private file behind a permission check; Next must not copy it
        <img
          src={media.url}
          alt={media.caption || media.filename || kind}
          className={
            media.media === 'sticker' ? 'size-28 object-contain' : 'max-h-72 w-full rounded-control object-cover'
          }
        />
      );
    }
    if (media.media === 'audio') {
      return (
        // biome-ignore lint/a11y/useMediaCaption: what a contact or an author sent has no captions
        <audio controls src={media.url} className="h-9 w-56 max-w-full" aria-label={kind} />
      );
    }
    if (media.media === 'video') {
      return (
        // biome-ignore lint/a11y/useMediaCaption: what a contact or an author sent has no captions
        <video controls src={media.url} className="max-h-72 w-full rounded-control" aria-label={kind} />
      );
    }
  }
  const Icon = icons[media.media];
  const name = (
    <>
      <Icon className="text-muted" aria-hidden />
      <span className="truncate" dir="auto">
        {media.filename || kind}
      </span>
    </>
  );
  const className = 'flex h-10 min-w-40 items-center gap-2 rounded-control bg-hover px-3';
  return media.url ? (
    <a href={media.url} target="_blank" rel="noopener noreferrer" className={className}>
      {name}
    </a>
  ) : (
    <div className={className}>{name}</div>
  );
}
