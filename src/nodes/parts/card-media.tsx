'use client';

import { FileText, ImageIcon, type LucideIcon, Music, Sticker, Video } from 'lucide-react';
import type { FileConfig } from '#/flow/message/file-config.ts';
import type { MediaKind } from '#/flow/message/inbound-content.ts';
import { useNodeWords } from './use-node-words.ts';

const icons: Record<MediaKind, LucideIcon> = {
  image: ImageIcon,
  video: Video,
  audio: Music,
  document: FileText,
  sticker: Sticker,
};

/** What is shown of a file on a card: its picture, or its kind and name. */
export function CardMedia(props: { media: MediaKind; file: FileConfig; fileUrl(asset: string): string }) {
  const t = useNodeWords();
  const { media, file } = props;
  const Icon = icons[media];
  if (media === 'image' && file.source && 'asset' in file.source) {
    return (
      // biome-ignore lint/performance/noImgElement: the workspace's own files, already small enough for a message
      <img
        src={props.fileUrl(file.source.asset)}
        alt={file.filename || t('media-image')}
        className="max-h-32 w-full rounded-control object-cover"
        loading="lazy"
      />
    );
  }
  const name = file.filename || (file.source && 'url' in file.source ? file.source.url : '');
  return (
    <div className="flex min-w-0 items-center gap-2 text-muted">
      <Icon aria-hidden />
      <span className="truncate">{name || t(`media-${media}`)}</span>
    </div>
  );
}
