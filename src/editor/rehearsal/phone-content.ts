import type { InboundContent } from '#/flow/message/inbound-content.ts';
import { fillTemplate } from '#/flow/message/message-template.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import { showOrder } from '#/flow/message/shown-content.ts';
import type { PhoneContent, PhoneHeader, PhoneMedia, PhoneOption } from '#/ui/phone/phone-message.ts';

/** What drawing a message on a phone needs besides the message. */
export interface PhoneDeps {
  /** Where one of our own files is served. */
  assetUrl(asset: string): string;
  /** What stands on the row that opens a list when the author wrote nothing. */
  openList: string;
}

type Media = Extract<OutboundMessage, { kind: 'media' }>['media'];
type Choice = Extract<OutboundMessage, { kind: 'choice' }>;

function mediaOf({ kind, source, filename }: Media, deps: PhoneDeps): PhoneMedia {
  const url = 'asset' in source ? deps.assetUrl(source.asset) : source.url;
  return { kind: 'media', media: kind, url, filename: filename ?? null };
}

function headerOf(header: Choice['header'], deps: PhoneDeps): { header?: PhoneHeader } {
  if (!header) return {};
  return { header: 'text' in header ? { kind: 'text', text: header.text } : mediaOf(header.media, deps) };
}

/** The options of a list in its sections; what no section takes stands at the end. */
function sectionsOf({ sections = [] }: Choice, options: readonly PhoneOption[]) {
  let from = 0;
  const titled = sections.map(({ title, size }) => {
    const rows = options.slice(from, from + size);
    from += size;
    return { title, rows };
  });
  const rest = options.slice(from);
  return rest.length > 0 ? [...titled, { rows: rest }] : titled;
}

/** A template, whose quick replies are the exits named after their places. */
function templateOf(
  { name, content, values, file }: Extract<OutboundMessage, { kind: 'template' }>,
  deps: PhoneDeps,
): PhoneContent {
  const { header, text, footer, buttons } = fillTemplate(content, (key) => values[key]);
  const head = content.header.kind === 'media' && file ? mediaOf({ kind: content.header.media, ...file }, deps) : null;
  return {
    kind: 'template',
    name,
    text,
    footer: footer ?? undefined,
    header: head ?? (header === null ? undefined : { kind: 'text', text: header }),
    buttons: buttons.map((button, index) => ({
      ...button,
      id: button.kind === 'quick-reply' ? `button-${index}` : undefined,
    })),
  };
}

/** A message of the flow as a phone draws it. */
export function shownMessage(message: OutboundMessage, deps: PhoneDeps): PhoneContent {
  switch (message.kind) {
    case 'text':
      return { kind: 'text', text: message.text };
    case 'media':
      return { ...mediaOf(message.media, deps), caption: message.caption ?? null };
    case 'choice': {
      const options = message.options.map(({ exit, label, description }) => ({ id: exit, label, description }));
      const frame = { text: message.text, footer: message.footer, ...headerOf(message.header, deps) };
      if (message.prefer === 'buttons') return { kind: 'buttons', ...frame, options };
      return {
        kind: 'list',
        ...frame,
        open: message.openLabel ?? deps.openList,
        sections: sectionsOf(message, options),
      };
    }
    case 'link-button': {
      const { text, label, url, footer } = message;
      return { kind: 'link-button', text, label, url, footer, ...headerOf(message.header, deps) };
    }
    case 'template':
      return templateOf(message, deps);
    case 'location-request':
      return { kind: 'location-request', text: message.text };
    case 'reaction':
      return { kind: 'reaction', emoji: message.emoji };
  }
}

/** What the person said, as their phone draws it. */
export function shownReply(content: InboundContent): PhoneContent {
  switch (content.kind) {
    case 'text':
    case 'location':
    case 'contacts':
    case 'unsupported':
      return content;
    case 'choice':
      return { kind: 'choice', label: content.label };
    case 'media':
      return { kind: 'media', media: content.media, url: null, filename: content.filename, caption: content.caption };
    case 'form':
      return { kind: 'form', name: content.name };
    case 'order':
      return showOrder(content);
  }
}
