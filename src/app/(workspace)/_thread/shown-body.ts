import { missingFile } from '#/flow/message/missing-file.ts';
import { showInbound, showOutbound } from '#/flow/message/shown-content.ts';
import type { PhoneContent } from '#/ui/phone/phone-message.ts';
import type { ShownMessage } from './shown-message.ts';

/** Where the files of a workspace lie. */
export function assetUrlOf(workspace: string): (asset: string) => string {
  return (asset) => `/api/w/${workspace}/media/${asset}`;
}

/** A message with what an edit made of its words. */
type Worded = Pick<ShownMessage, 'body'> & { edited?: string | null };

/** What a phone shows of a message; an edit of a file changes its caption and keeps the file. */
export function shownBody(
  { body, assetId, edited }: Worded & { assetId?: string | null },
  assetUrl: (asset: string) => string,
): PhoneContent {
  if ('note' in body) return { kind: 'text', text: '' };
  const content =
    'out' in body
      ? showOutbound(body.out, assetUrl)
      : showInbound(body.in, assetId && !missingFile(assetId) ? assetUrl(assetId) : null);
  if (typeof edited !== 'string') return content;
  return content.kind === 'media' ? { ...content, caption: edited } : { kind: 'text', text: edited };
}

/** No list or quote shows more than two lines. */
const firstCharacters = 300;

/** The first words of a message, for lists and quotes; empty where it has none. */
export function firstWords(message: Worded): string {
  return wordsOf(message).slice(0, firstCharacters).toWellFormed();
}

function wordsOf(message: Worded): string {
  const content = shownBody(message, () => '');
  switch (content.kind) {
    case 'choice':
      return content.label;
    case 'media':
      return content.caption ?? content.filename ?? '';
    case 'location':
      return content.name ?? content.address ?? '';
    case 'contacts':
      return content.cards.map((card) => card.name).join(', ');
    case 'form':
      return content.name;
    case 'reaction':
      return content.emoji;
    case 'unsupported':
      return '';
    default:
      return content.text ?? '';
  }
}
