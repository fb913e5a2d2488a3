import type { JsonObject } from '#/lib/json.ts';
import type { Tick } from '../control/views.ts';
import { tellMessage } from '../world/show.ts';
import type { Person, SimMessage, SimNumber, StatusNews, World } from '../world/world.ts';
import type { WebhookQueue } from './queue.ts';
import { contactOf, messagesValue, statusOf } from './values.ts';

/** Brings messages of the business forward: sent, delivered, read, or failed. */
export interface Statuses {
  /** Sets an accepted message on its way; resolves when a webhook that must come early is through. */
  start(number: SimNumber, person: Person, message: SimMessage, failure: JsonObject | null): Promise<void>;
  /** The phone came online: what waited is delivered. */
  deliverWaiting(number: SimNumber, person: Person): void;
  /** The chat was opened: what was delivered is read. */
  readDelivered(number: SimNumber, person: Person): void;
  /** A voice message was played. */
  play(number: SimNumber, person: Person, message: SimMessage): void;
}

const rank: Record<Tick, number> = { failed: 0, accepted: 1, sent: 2, delivered: 3, read: 4, played: 5 };

/** When things happen after a send, in milliseconds. */
function delays(world: World): { sent: number; delivered: number; read: number; failed: number } {
  const { profile } = world.settings;
  if (profile === 'calm') return { sent: 200, delivered: 500, read: 100, failed: 300 };
  const sent = world.random.between(200, 1_000);
  const worst = profile === 'hostile' ? 10_000 : 3_000;
  return {
    sent,
    delivered: sent + world.random.between(300, worst),
    read: world.random.between(50, 800),
    failed: sent + world.random.between(100, worst),
  };
}

/** Makes the statuses of a world. */
export function createStatuses(world: World, queue: WebhookQueue): Statuses {
  const { clock } = world;

  /** Moves a message on and answers the news; null when it is that far already, or has failed. */
  function step(chat: Chat, message: SimMessage, tick: Tick, error?: JsonObject): StatusNews | null {
    const before = message.tick ?? 'accepted';
    if (before === 'failed' || (tick !== 'failed' && rank[tick] <= rank[before])) return null;
    message.tick = tick;
    if (error) message.error = { code: error.code as number, title: error.title as string };
    tellMessage(world, chat.number, chat.person, message);
    const priced = tick === 'sent' || tick === 'delivered' || (tick === 'read' && before === 'sent');
    return { message, tick, priced, error };
  }

  function advance(chat: Chat, message: SimMessage, tick: Tick, error?: JsonObject): void {
    const news = step(chat, message, tick, error);
    if (news) report(chat, news);
  }

  /** Sends the news of one message, disturbed as its rule says. */
  function report(chat: Chat, news: StatusNews): void {
    const { message } = news;
    if (message.disturbance === 'silent') return;
    if (message.disturbance !== 'reversed') return void send(chat, [news]);
    message.held.push(news);
    const last = message.tick === 'delivered' && !willRead(chat.person);
    if (!last && message.tick !== 'failed' && message.tick !== 'read') return;
    for (const item of message.held.splice(0).reverse()) void send(chat, [item]);
  }

  function send(chat: Chat, news: readonly StatusNews[]): Promise<void> {
    const { number, person } = chat;
    const what = news[0]?.tick ?? 'sent';
    const statuses = news.map((item) => statusOf(person, item.message, item.tick, { ...item, at: clock.now() }));
    // a failure comes without contacts, and the user name only once the phone has answered
    const content: JsonObject =
      what === 'failed' ? { statuses } : { contacts: [contactOf(person, what !== 'sent')], statuses };
    const changes = [{ field: 'messages', value: messagesValue(number, content) }];
    const copies = news.some((item) => item.message.disturbance === 'twice') ? 2 : 1;
    const delivery = { number, person, what, changes, copies };
    if (world.settings.profile !== 'hostile') return queue.push(delivery);
    clock.after(world.random.between(0, 3_000), () => void queue.push(delivery));
    return Promise.resolve();
  }

  function deliver(chat: Chat, message: SimMessage, readAfter: number): void {
    const { person } = chat;
    if (!person.online || message.tick !== 'sent' || message.type === 'reaction') return;
    // where the chat is open, Meta may tell that a message was read and never that it was delivered
    const skipped = world.settings.profile !== 'calm' && willRead(person) && world.random.chance(0.3);
    if (!skipped) advance(chat, message, 'delivered');
    if (willRead(person)) clock.after(readAfter, () => person.chatOpen && advance(chat, message, 'read'));
  }

  return {
    async start(number, person, message, failure) {
      const chat = { number, person };
      const { sent, delivered, read, failed } = delays(world);
      if (failure) {
        clock.after(failed, () => advance(chat, message, 'failed', failure));
        return;
      }
      clock.after(delivered, () => deliver(chat, message, read));
      if (message.disturbance !== 'early') {
        clock.after(sent, () => advance(chat, message, 'sent'));
        return;
      }
      const news = step(chat, message, 'sent');
      if (news) await send(chat, [news]);
    },
    deliverWaiting(number, person) {
      for (const message of person.messages) deliver({ number, person }, message, delays(world).read);
    },
    readDelivered(number, person) {
      if (!person.readReceipts) return;
      const chat = { number, person };
      const unread = person.messages.filter((message) => message.tick === 'delivered');
      for (const message of unread) if (message.disturbance) advance(chat, message, 'read');
      // opening a chat reads everything at once, and one webhook says so
      const plain = unread.filter((message) => !message.disturbance);
      const news = plain.map((message) => step(chat, message, 'read')).filter((item) => item !== null);
      if (news.length > 0) void send(chat, news);
    },
    play: (number, person, message) => advance({ number, person }, message, 'played'),
  };
}

interface Chat {
  number: SimNumber;
  person: Person;
}

function willRead(person: Person): boolean {
  return person.chatOpen && person.readReceipts;
}
