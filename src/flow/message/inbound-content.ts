import type { Json } from '#/lib/json.ts';

/** The kinds of file a message may carry. */
export const mediaKinds = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** Where a tapped button came from: the version, node and exit that its token names. */
export interface ChoiceTarget {
  version: string;
  node: string;
  exit: string;
}

/** One product of an order. Its price is what the person saw for one, to be checked before anything is promised. */
export interface OrderItem {
  id: string;
  quantity: number;
  /** Missing in what was stored before prices were kept; null where the provider names none. */
  price?: number | null;
  /** ISO 4217. */
  currency?: string | null;
}

/** What a person said, in words that no provider owns. */
export type InboundContent =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; label: string; target: ChoiceTarget | null; via: 'button' | 'list' | 'template' }
  | {
      kind: 'media';
      media: MediaKind;
      caption: string | null;
      mime: string;
      filename: string | null;
      voice: boolean;
      animated: boolean;
      /** The provider's id, by which the file is fetched. */
      providerMediaId: string;
    }
  | { kind: 'location'; latitude: number; longitude: number; name: string | null; address: string | null }
  | { kind: 'contacts'; cards: readonly { name: string; phones: readonly string[] }[] }
  | { kind: 'form'; name: string; values: Json }
  | { kind: 'order'; text: string | null; items: readonly OrderItem[] }
  | { kind: 'unsupported'; what: string };

/** The text of a message as conditions, keywords and `{{ message.text }}` see it; empty where it has none. */
export function textOf(content: InboundContent): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'choice':
      return content.label;
    case 'media':
      return content.caption ?? '';
    case 'order':
      return content.text ?? '';
    case 'location':
      return content.name ?? '';
    default:
      return '';
  }
}
