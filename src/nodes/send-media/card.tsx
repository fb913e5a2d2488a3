import { CardBubble } from '../parts/card-bubble.tsx';
import { CardMedia } from '../parts/card-media.tsx';
import type { NodeCardProps } from '../view.ts';
import { captionedMedia, type SendMediaConfig } from './schema.ts';

/** The file, with its text below. */
export function SendMediaCard({ config, fileUrl }: NodeCardProps<SendMediaConfig>) {
  return (
    <CardBubble
      text={captionedMedia.has(config.media) ? config.caption : ''}
      above={<CardMedia media={config.media} file={config} fileUrl={fileUrl} />}
    />
  );
}
