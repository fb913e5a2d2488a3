import { missingFile } from '#/flow/message/missing-file.ts';
import { showInbound, showOutbound } from '#/flow/message/shown-content.ts';
import type { PhoneContent } from '#/ui/phone/phone-message.ts';
import type { ShownMessage } from './shown-message.ts';

/** Where the files of a workspace lie. */
export function assetUrlOf(workspace: string): (asset: string) => string {
  return (asset) => `/api/w/${workspace}/media/${asset}`;
}

/** What a phone shows of a message. */
export function shownBody(
  { body, assetId }: Pick<ShownMessage, 'body'> & { assetId?: string | null },
  assetUrl: (asset: string) => string,
): PhoneContent {
  if ('out' in body) return showOutbound(body.out, assetUrl);
  return showInbound(body.in, assetId && !missingFile(assetId) ? assetUrl(assetId) : null);
}

/** The first words of a message, for lists and quotes; empty where it has none. */
export function firstWords(body: ShownMessage['body']): string {
  const content = shownBody({ body }, () => '');
  switch (content.kind) {
    case 'choice':
      return content.label;
    case 'media':
      return content.caption ?? content.filename ?? '';
    case 'location':
      return content.name ?? content.address ?? '';
    case 'contacts':
      return content.cards.map((card) => card.name).join(', ');
    case 'template':
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
