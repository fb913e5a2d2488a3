import { assertNever } from '#/lib/assert-never.ts';
import type { InboundContent, MediaKind } from './inbound-content.ts';
import { fillTemplate } from './message-template.ts';
import type { MediaSource, MessageOption, OutboundMessage } from './outbound-message.ts';

/** Where a browser finds one of our files. */
export type AssetUrl = (asset: string) => string;

/** What a person sees of an outbound message, as plain data for a phone. Option ids are the exits they lead to. */
export function showOutbound(message: OutboundMessage, assetUrl: AssetUrl) {
  switch (message.kind) {
    case 'text':
      return { kind: 'text', text: message.text } as const;
    case 'media':
      return { ...showMedia(message.media, assetUrl), caption: message.caption ?? null };
    case 'choice':
      return showChoice(message, assetUrl);
    case 'link-button': {
      const { text, label, url, footer } = message;
      return { kind: 'link-button', text, label, url, footer, header: showHeader(message.header, assetUrl) } as const;
    }
    case 'template':
      return showTemplate(message, assetUrl);
    case 'location-request':
      return { kind: 'location-request', text: message.text } as const;
    case 'reaction':
      return { kind: 'reaction', emoji: message.emoji } as const;
    default:
      return assertNever(message, 'outbound message');
  }
}

/** What is seen of an inbound message; `assetUrl` is where its file lies, null while there is none. */
export function showInbound(content: InboundContent, assetUrl: string | null) {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', text: content.text } as const;
    case 'choice':
      return { kind: 'choice', label: content.label } as const;
    case 'media': {
      const { media, filename, caption } = content;
      return { kind: 'media', media, url: assetUrl, filename, caption } as const;
    }
    case 'location': {
      const { latitude, longitude, name, address } = content;
      return { kind: 'location', latitude, longitude, name, address } as const;
    }
    case 'contacts':
      return { kind: 'contacts', cards: content.cards } as const;
    case 'form':
      return { kind: 'form', name: content.name } as const;
    case 'order':
      return showOrder(content);
    case 'unsupported':
      return { kind: 'unsupported', what: content.what } as const;
    default:
      return assertNever(content, 'inbound content');
  }
}

/** A template as the person sees it, its places filled. */
function showTemplate(
  { name, content, values, file }: Extract<OutboundMessage, { kind: 'template' }>,
  assetUrl: AssetUrl,
) {
  const { header: title, text, footer, buttons } = fillTemplate(content, (key) => values[key]);
  const { header: head } = content;
  const header =
    head.kind === 'media'
      ? showMedia({ kind: head.media, source: file?.source ?? { url: '' }, filename: file?.filename }, assetUrl)
      : title === null
        ? undefined
        : ({ kind: 'text', text: title } as const);
  return { kind: 'template', name, header, text, footer: footer ?? undefined, buttons } as const;
}

/** An order with its products as the person saw them; the total only where every product has a price in one currency. */
export function showOrder({ text, items }: Extract<InboundContent, { kind: 'order' }>) {
  const lines = items.map(({ id, quantity, price = null, currency = null }) => ({ id, quantity, price, currency }));
  const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const [first] = lines;
  const same = first?.currency && lines.every(({ price, currency }) => price !== null && currency === first.currency);
  const amount = lines.reduce((sum, { price, quantity }) => sum + (price ?? 0) * quantity, 0);
  const total = same ? { amount, currency: first.currency as string } : null;
  return { kind: 'order', text, count, lines, total } as const;
}

type Choice = Extract<OutboundMessage, { kind: 'choice' }>;

function showChoice(message: Choice, assetUrl: AssetUrl) {
  const { text, footer } = message;
  const frame = { text, footer, header: showHeader(message.header, assetUrl) };
  if (message.prefer === 'buttons')
    return { kind: 'buttons', ...frame, options: message.options.map(showOption) } as const;
  return { kind: 'list', ...frame, open: message.openLabel ?? '', sections: showSections(message) } as const;
}

function showSections({ options, sections }: Choice) {
  let from = 0;
  const split = (sections ?? [{ title: undefined, size: options.length }]).map(({ title, size }) => {
    const rows = options.slice(from, from + size).map(showOption);
    from += size;
    return { title, rows };
  });
  const rest = options.slice(from).map(showOption);
  return rest.length > 0 ? [...split, { title: undefined, rows: rest }] : split;
}

function showOption({ exit, label, description }: MessageOption) {
  return { id: exit, label, description };
}

function showHeader(header: Choice['header'], assetUrl: AssetUrl) {
  if (!header) return undefined;
  return 'text' in header ? ({ kind: 'text', text: header.text } as const) : showMedia(header.media, assetUrl);
}

function showMedia(media: { kind: MediaKind; source: MediaSource; filename?: string | undefined }, assetUrl: AssetUrl) {
  const url = 'asset' in media.source ? assetUrl(media.source.asset) : null;
  const filename = media.filename ?? ('url' in media.source ? media.source.url : null);
  return { kind: 'media', media: media.kind, url, filename } as const;
}
