import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { PlanContext, SendPlan } from '../contract.ts';
import { fits, headWithin, splitText } from '../fit-text.ts';
import { capabilities } from './limits.ts';
import { planChoice } from './outbound-choice.ts';
import { planLinkButton, planLocationRequest } from './outbound-interactive.ts';
import { planTemplate } from './outbound-template.ts';
import { type Draft, degrade, frame, mediaPart, Refusal, takesCaption, textParts } from './wire.ts';

/** Turns a message into wire parts, stepping down where a limit forces it; every step is reported, no text is lost. Pure. */
export function planMessage(message: OutboundMessage, context: PlanContext): SendPlan {
  const draft: Draft = { parts: [], degradations: [] };
  try {
    fill(draft, message, context);
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, reason: thrown.reason };
    throw thrown;
  }
  return { ok: true, ...draft };
}

function fill(draft: Draft, message: OutboundMessage, context: PlanContext): void {
  if (message.kind === 'text') planText(draft, message);
  else if (message.kind === 'media') planMedia(draft, message);
  else if (message.kind === 'choice') planChoice(draft, message, context);
  else if (message.kind === 'link-button') planLinkButton(draft, message);
  else if (message.kind === 'location-request') planLocationRequest(draft, message);
  else if (message.kind === 'template') planTemplate(draft, message, context);
  else planReaction(draft, message);
}

function planText(draft: Draft, message: Extract<OutboundMessage, { kind: 'text' }>): void {
  if (!message.text.trim()) throw new Refusal('empty-text');
  draft.parts.push(...textParts(message.text, message.previewLinks));
  if (draft.parts.length > 1) degrade(draft, 'one-message', 'several-messages', 'text-too-long');
}

/** The caption stays with its file as far as it fits; the rest follows as text. */
function planMedia(draft: Draft, { media, caption = '' }: Extract<OutboundMessage, { kind: 'media' }>): void {
  if (!caption.trim()) {
    draft.parts.push(mediaPart(media, undefined));
  } else if (!takesCaption(media.kind)) {
    draft.parts.push(mediaPart(media, undefined), ...textParts(caption));
    degrade(draft, 'caption', 'text', 'caption-not-possible');
  } else if (fits(caption, capabilities.caption)) {
    draft.parts.push(mediaPart(media, caption));
  } else {
    const head = splitText(caption, capabilities.caption)[0] ?? headWithin(caption, capabilities.caption);
    const rest = caption.slice(caption.indexOf(head) + head.length).trimStart();
    draft.parts.push(mediaPart(media, head), ...textParts(rest));
    degrade(draft, 'caption', 'caption-and-text', 'caption-too-long');
  }
}

function planReaction(draft: Draft, message: Extract<OutboundMessage, { kind: 'reaction' }>): void {
  if (!message.to) throw new Refusal('no-target');
  const body = frame('reaction', { message_id: message.to, emoji: message.emoji });
  draft.parts.push({ body, upload: null, shown: message });
}
