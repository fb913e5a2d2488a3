import type { PhoneContent, PhoneHeader, PhoneMedia } from '#/ui/phone/phone-message.ts';
import type { ShownBubble } from './shown-phone.ts';

type Content = ShownBubble['content'];
type Media = Extract<Content, { kind: 'media' }>;
type MediaUrl = (mediaId: string) => string;

/** What a phone shows of a message in the simulator. */
export function bubbleContent(content: Content, mediaUrl: MediaUrl): PhoneContent {
  switch (content.kind) {
    case 'text':
    case 'choice':
    case 'location':
    case 'unsupported':
      return content;
    case 'media':
      return showMedia(content, mediaUrl);
    case 'buttons':
      return { kind: 'buttons', ...around(content, mediaUrl), options: content.buttons.map(option) };
    case 'list':
      return {
        kind: 'list',
        ...around(content, mediaUrl),
        open: content.open,
        sections: content.sections.map(({ title, rows }) => ({ title: title || undefined, rows: rows.map(option) })),
      };
    case 'link':
      return { kind: 'link-button', ...around(content, mediaUrl), label: content.label, url: content.url };
    case 'template':
      return {
        kind: 'template',
        name: content.name,
        ...around(content, mediaUrl),
        buttons: content.buttons.map(({ id, title, kind }) => ({
          kind,
          label: title,
          id: kind === 'quick-reply' ? id : undefined,
        })),
      };
    case 'request':
      return content.what === 'location'
        ? { kind: 'location-request', text: content.text }
        : { kind: 'text', text: content.text };
    case 'contacts':
      return { kind: 'contacts', cards: content.names.map((name) => ({ name, phones: [] })) };
  }
}

function option({ id, title, description }: { id: string; title: string; description?: string | null }) {
  return { id, label: title, description: description ?? undefined };
}

function around(
  content: { header: { text: string } | Media | null; text: string; footer: string | null },
  mediaUrl: MediaUrl,
): { text: string; header: PhoneHeader | undefined; footer: string | undefined } {
  const { header, text, footer } = content;
  return {
    text,
    footer: footer ?? undefined,
    header: header ? ('kind' in header ? showMedia(header, mediaUrl) : { kind: 'text', text: header.text }) : undefined,
  };
}

function showMedia({ media, mediaId, filename, caption, link }: Media, mediaUrl: MediaUrl): PhoneMedia {
  return { kind: 'media', media, url: mediaId ? mediaUrl(mediaId) : null, filename: filename ?? link, caption };
}
