import type { HeaderConfig } from '#/flow/message/header-config.ts';
import { CardMedia } from './card-media.tsx';

/** What a header puts on a card: a title, or a file above it. */
export function cardHeader(header: HeaderConfig, fileUrl: (asset: string) => string) {
  if (header.kind === 'text') return { title: header.text };
  if (header.kind === 'none') return {};
  return { above: <CardMedia media={header.media} file={header} fileUrl={fileUrl} /> };
}
