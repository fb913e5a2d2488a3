import type { ChatView, MessageView, PersonView } from '#/simulator/control/views.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** A simulated person's phone as screens show it; times are the simulator's. */
export function toShownPhone(channelId: string, person: PersonView) {
  return {
    channelId,
    /** Unique among the people of one number only. */
    id: person.id,
    name: person.name,
    phone: person.phone,
    username: person.username,
    online: person.online,
    readReceipts: person.readReceipts,
    blocked: person.blocked,
    chatOpen: person.chatOpen,
    stoppedMarketing: person.stoppedMarketing,
    /** The business shows that it is typing. */
    typing: person.businessTyping,
    windowEndsAt: iso(person.windowUntil),
    unread: person.unread,
    lastMessageAt: iso(person.lastMessageAt),
  };
}
export type ShownPhone = ReturnType<typeof toShownPhone>;

function toShownBubble(message: MessageView) {
  const { seq: _seq, at, ...rest } = message;
  return { ...rest, at: new Date(at).toISOString() };
}

/** A phone with everything that was said on it. */
export function toShownChat(channelId: string, chat: ChatView) {
  return { ...toShownPhone(channelId, chat.person), messages: chat.messages.map(toShownBubble) };
}
