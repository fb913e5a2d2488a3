import type { Exit } from '../graph/node-schema.ts';
import type { OutboundMessage } from '../message/outbound-message.ts';
import type { Effect } from '../run/effect.ts';
import type { Outcome, Visit } from '../run/node-runner.ts';
import { addDuration, type Duration } from '../time/duration.ts';
import { timeZoneOf } from '../time/time-zone.ts';
import { chosenOption } from './chosen-option.ts';
import type { ChoiceOption } from './option.ts';

/** What a node that offers options needs besides its message. */
export interface Offer {
  options: readonly ChoiceOption[];
  /** How long to wait for an answer; null waits for ever. */
  noReply: Duration | null;
  marketing: boolean;
}

/** One exit per option, then what happens with other answers and, where a time is set, with none. */
export function offerExits({ options, noReply }: Pick<Offer, 'options' | 'noReply'>): Exit[] {
  const exits: Exit[] = options.map(({ id, label }) => ({ id, label, authored: true }));
  exits.push({ id: 'other', label: 'other', optional: true });
  if (noReply) exits.push({ id: 'no-reply', label: 'no-reply', optional: true });
  return exits;
}

/** When the wait for an answer is over, counted from this turn; null for never. */
export function answerDueAt({ event, facts }: Visit<unknown>, noReply: Duration | null): number | null {
  return noReply && addDuration(event.at, noReply, timeZoneOf(facts));
}

/**
 * Sends options and rests until one of them is taken. Anything else leaves by `other`; where that leads nowhere the
 * options are said once more, and then the node goes on resting. Without a message nothing is said again.
 */
export function visitOffer(visit: Visit<unknown>, offer: Offer, message: OutboundMessage | null): Outcome {
  const { entered, event, node, memory } = visit;
  const rest = (repeated: boolean, effects: readonly Effect[]): Outcome => ({
    kind: 'rest',
    wait: { reply: true, dueAt: answerDueAt(visit, offer.noReply) },
    memory: { repeated },
    effects,
  });
  const purpose = offer.marketing ? 'marketing' : 'service';
  const send: readonly Effect[] = message ? [{ kind: 'send-message', message, purpose }] : [];
  if (entered) return rest(false, send);
  if (event.kind === 'woke') return { kind: 'exit', exit: 'no-reply' };
  const chosen = event.kind === 'replied' ? chosenOption(event.content, node, offer.options) : null;
  if (chosen) return { kind: 'exit', exit: chosen.id };
  if (visit.leadsOn('other')) return { kind: 'exit', exit: 'other' };
  const repeated = (memory as { repeated?: boolean } | null)?.repeated === true;
  return rest(true, repeated ? [] : send);
}
