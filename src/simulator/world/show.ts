import type { ChatView, MessageView, NumberView, PersonView, TemplateView } from '../control/views.ts';
import { type Person, type SimMessage, type SimNumber, type SimTemplate, tell, type World } from './world.ts';

/** Free messages are allowed for this long after the person last wrote. */
export const windowMs = 24 * 3_600_000;

/** A message as the control API shows it. */
export function showMessage(message: SimMessage): MessageView {
  const { id, seq, at, from, content, tick, error, quotes, edited, deleted, readByBusiness, fromAd } = message;
  const reactions = { ...message.reactions };
  return { id, seq, at, from, content, tick, error, quotes, reactions, edited, deleted, readByBusiness, fromAd };
}

/** A person as the control API shows them. */
export function showPerson(world: World, person: Person): PersonView {
  const { id, name, username, phone, userId, online, readReceipts, blocked, onWhatsApp, stoppedMarketing, chatOpen } =
    person;
  const unread = person.messages.filter((message) => message.from !== 'person' && message.tick === 'delivered');
  return {
    id,
    name,
    username,
    phone,
    userId,
    online,
    readReceipts,
    blocked,
    onWhatsApp,
    stoppedMarketing,
    chatOpen,
    businessTyping: person.typingUntil > world.clock.now(),
    windowUntil: person.lastInboundAt === null ? null : person.lastInboundAt + windowMs,
    unread: chatOpen ? 0 : unread.length,
    lastMessageAt: person.messages.at(-1)?.at ?? null,
  };
}

/** A chat as the control API shows it. */
export function showChat(world: World, person: Person): ChatView {
  return { person: showPerson(world, person), messages: person.messages.map(showMessage) };
}

/** A number as the control API shows it; its credentials are never told. */
export function showNumber(world: World, number: SimNumber): NumberView {
  const { id, wabaId, displayPhone, verifiedName, webhookUrl } = number;
  const people = [...number.people.values()].map((person) => showPerson(world, person));
  return { id, wabaId, displayPhone, verifiedName, webhookUrl, perSecond: number.throughput.perSecond, people };
}

/** Tells that a message is new or has changed. */
export function tellMessage(world: World, number: SimNumber, person: Person, message: SimMessage): void {
  tell(world, { kind: 'message', number: number.id, person: person.id, message: showMessage(message) });
}

/** Tells that a person is new or has changed. */
export function tellPerson(world: World, number: SimNumber, person: Person): void {
  tell(world, { kind: 'person', number: number.id, person: showPerson(world, person) });
}

/** A template as the control API tells it. */
export function showTemplate({ id, name, language, category, status }: SimTemplate): TemplateView {
  return { id, name, language, category, status };
}
