import type { InboundContent, MediaKind } from '#/flow/message/inbound-content.ts';

/** What people pick several of and send at once; a voice note or a sticker is always sent by itself. */
export const albumMedia: readonly MediaKind[] = ['image', 'video', 'document'];

/** The parts of an album are no further apart, by the provider's clock, which counts whole seconds. */
const albumGapMs = 2_000;

/** A part of an album, and the run that it moved. */
export interface AlbumPart {
  at: number;
  runId: string | null;
  flowId: string | null;
}

/** Tells whether a message can be part of an album at all. */
export function isAlbumMedia(content: InboundContent): boolean {
  return content.kind === 'media' && albumMedia.includes(content.media);
}

/** Tells whether a message of that time belongs to the album of the part before it. */
export function isSameAlbum(before: AlbumPart, at: number): boolean {
  return Math.abs(at - before.at) <= albumGapMs;
}
