import type { MediaKind } from '#/flow/message/inbound-content.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import type { Degradation, WirePart } from '../contract.ts';
import { splitText } from '../fit-text.ts';
import { capabilities } from './limits.ts';

/** A file inside an outbound message. */
export type Media = Extract<OutboundMessage, { kind: 'media' }>['media'];

/** Why the Cloud API cannot carry a message at all; words for each are in the manifest, under `refused-…`. */
export const refusalReasons = [
  'empty-text',
  'no-options',
  'repeated-option',
  'option-id-too-long',
  'no-template-name',
  'place-unfilled',
  'no-target',
  'no-file',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why a message was changed to fit; words for each are in the manifest, under `degraded-…`. */
export const degradationReasons = [
  'text-too-long',
  'caption-too-long',
  'caption-not-possible',
  'too-many-options',
  'has-descriptions',
  'has-sections',
  'label-too-long',
  'label-repeated',
  'label-empty',
  'option-too-long',
  'header-too-long',
  'header-not-possible',
  'footer-too-long',
  'link-not-possible',
] as const;
export type DegradationReason = (typeof degradationReasons)[number];

/** The message cannot be expressed; caught by the planner. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}

/** What a planner fills: parts in order, and the steps down it had to take. */
export interface Draft {
  parts: WirePart[];
  degradations: Degradation[];
}

/** Notes a step down. */
export function degrade(draft: Draft, from: string, to: string, reason: DegradationReason, lossy = false): void {
  draft.degradations.push({ from, to, reason, lossy });
}

/** A label, title or footer on one line, as WhatsApp shows it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The frame around every body. */
export function frame(type: string, body: Json): JsonObject {
  return { messaging_product: 'whatsapp', recipient_type: 'individual', type, [type]: body };
}

/** One text message. */
export function textPart(text: string, previewLinks = false): WirePart {
  const body = frame('text', previewLinks ? { body: text, preview_url: true } : { body: text });
  return { body, upload: null, shown: { kind: 'text', text, previewLinks } };
}

/** As many text messages as a text needs. */
export function textParts(text: string, previewLinks = false): WirePart[] {
  return splitText(text, capabilities.text).map((part) => textPart(part, previewLinks));
}

/** How a file stands in a body, and what must be uploaded first for it to stand there. */
export function mediaObject(media: Media, path: readonly string[]): { body: JsonObject; upload: WirePart['upload'] } {
  const body: JsonObject = media.kind === 'document' && media.filename ? { filename: media.filename } : {};
  if ('asset' in media.source) {
    if (!media.source.asset) throw new Refusal('no-file');
    return { body, upload: { asset: media.source.asset, kind: media.kind, path: [...path, 'id'] } };
  }
  if (!media.source.url) throw new Refusal('no-file');
  return { body: { ...body, link: media.source.url }, upload: null };
}

/** One media message. */
export function mediaPart(media: Media, caption: string | undefined): WirePart {
  const { body, upload } = mediaObject(media, [media.kind]);
  const shown = { kind: 'media', media, ...(caption ? { caption } : {}) } as const;
  return { body: frame(media.kind, caption ? { ...body, caption } : body), upload, shown };
}

/** Whether a kind of file may carry a caption. */
export function takesCaption(kind: MediaKind): boolean {
  return capabilities.media[kind]?.caption === true;
}
