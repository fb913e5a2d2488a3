import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import type { Limit, WirePart } from '../contract.ts';
import { cutText, fits, splitText } from '../fit-text.ts';
import { capabilities, wireLimits } from './limits.ts';
import { type Draft, degrade, frame, type Media, mediaObject, mediaPart, oneLine, Refusal, textParts } from './wire.ts';

type Choice = Extract<OutboundMessage, { kind: 'choice' }>;
type Header = NonNullable<Choice['header']>;

/** The words around the buttons, after they were made to fit; what did not fit went into parts before. */
export interface Surroundings {
  text: string;
  header?: Header;
  footer?: string;
}

/**
 * Fits header, text and footer around buttons. Too long a header or footer joins the text; too long a text goes ahead in
 * messages of its own; a file that cannot head this kind of message goes ahead as well. Buttons always come last.
 */
export function fitSurroundings(
  draft: Draft,
  message: { text: string; header?: Header | undefined; footer?: string | undefined },
  kind: 'button' | 'list' | 'cta_url',
): Surroundings {
  const { header: headerLimit, footer: footerLimit, body, listBody } = capabilities.interactive;
  let text = message.text.trim();
  let header: Header | undefined;
  if (message.header && 'media' in message.header) {
    if (canHead(message.header.media, kind)) header = message.header;
    else {
      draft.parts.push(mediaPart(message.header.media, undefined));
      degrade(draft, 'header', 'own-message', 'header-not-possible');
    }
  } else if (message.header?.text.trim()) {
    const title = oneLine(message.header.text);
    // WhatsApp wants a text in any case: a lone header becomes it
    if (!text) text = title;
    else if (fits(title, headerLimit)) header = { text: title };
    else {
      text = `${title}\n\n${text}`;
      degrade(draft, 'header', 'text', 'header-too-long');
    }
  }
  const footer = message.footer && oneLine(message.footer);
  if (footer && !fits(footer, footerLimit)) {
    text = [text, footer].filter(Boolean).join('\n\n');
    degrade(draft, 'footer', 'text', 'footer-too-long');
  }
  if (!text) throw new Refusal('empty-text');
  return {
    text: leadIn(draft, text, kind === 'list' ? listBody : body),
    ...(header ? { header } : {}),
    ...(footer && fits(footer, footerLimit) ? { footer } : {}),
  };
}

/** Sends ahead what does not fit beside the buttons, and answers the end of the text. */
export function leadIn(draft: Draft, text: string, limit: Limit): string {
  if (fits(text, limit)) return text;
  const tail = splitText(text, limit).at(-1) as string;
  const lead = text.slice(0, text.length - tail.length).trimEnd();
  draft.parts.push(...textParts(lead));
  degrade(draft, 'one-message', 'several-messages', 'text-too-long');
  return tail;
}

function canHead(media: Media, kind: 'button' | 'list' | 'cta_url'): boolean {
  return kind !== 'list' && (media.kind === 'image' || media.kind === 'video' || media.kind === 'document');
}

/** An interactive message around an action. */
export function interactivePart(type: string, around: Surroundings, action: Json, shown: OutboundMessage): WirePart {
  const interactive: JsonObject = { type };
  let upload: WirePart['upload'] = null;
  if (around.header && 'text' in around.header) interactive.header = { type: 'text', text: around.header.text };
  else if (around.header) {
    const { media } = around.header;
    const object = mediaObject(media, ['interactive', 'header', media.kind]);
    upload = object.upload;
    interactive.header = { type: media.kind, [media.kind]: object.body };
  }
  interactive.body = { text: around.text };
  if (around.footer) interactive.footer = { text: around.footer };
  interactive.action = action;
  return { body: frame('interactive', interactive), upload, shown };
}

/** A button that opens an address; an address that WhatsApp would not open stands in the text instead. */
export function planLinkButton(draft: Draft, message: Extract<OutboundMessage, { kind: 'link-button' }>): void {
  const url = message.url.trim();
  const label = oneLine(message.label);
  if (!isWebAddress(url)) {
    const header = message.header;
    if (header && 'media' in header) draft.parts.push(mediaPart(header.media, undefined));
    const title = header && 'text' in header ? header.text.trim() : '';
    const text = [title, message.text.trim(), [label, url].filter(Boolean).join(': '), message.footer?.trim()];
    const shown = text.filter(Boolean).join('\n\n');
    if (!shown) throw new Refusal('empty-text');
    draft.parts.push(...textParts(shown));
    degrade(draft, 'link-button', 'text', 'link-not-possible', true);
    return;
  }
  const limit = capabilities.linkButton.label;
  const labelFits = fits(label, limit);
  // the whole label must be readable somewhere: too long a one is said in the text as well
  const text = labelFits ? message.text : [message.text.trim(), label].filter(Boolean).join('\n\n');
  if (!labelFits) degrade(draft, 'label', 'shortened-label-and-text', 'label-too-long');
  if (!label) degrade(draft, 'label', 'host-name', 'label-empty', true);
  const around = fitSurroundings(draft, { ...message, text }, 'cta_url');
  const display = cutText(label || new URL(url).host, limit);
  const action = { name: 'cta_url', parameters: { display_text: display, url } };
  draft.parts.push(interactivePart('cta_url', around, action, { kind: 'link-button', ...around, label: display, url }));
}

function isWebAddress(url: string): boolean {
  return url.length <= wireLimits.url && /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url);
}

/** Asks where the person is. */
export function planLocationRequest(
  draft: Draft,
  message: Extract<OutboundMessage, { kind: 'location-request' }>,
): void {
  const around = fitSurroundings(draft, message, 'button');
  const shown = { kind: 'location-request', text: around.text } as const;
  draft.parts.push(interactivePart('location_request_message', around, { name: 'send_location' }, shown));
}
