import { signBody } from '#/channels/whatsapp-cloud/verify.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { ExchangeView } from '../control/views.ts';
import { nextSeq, type Person, type SimNumber, tell, type World } from '../world/world.ts';
import { writeBody } from './write-body.ts';

/** One change of a webhook. */
export interface Change {
  field: string;
  value: JsonObject;
}

/** What is to be delivered. */
export interface Delivery {
  number: SimNumber;
  /** Whose chat it belongs to; null for news about the account. */
  person: Person | null;
  what: string;
  changes: Change[];
  copies?: number;
}

/** Brings webhooks to the app. */
export interface WebhookQueue {
  /** Puts a webhook in line; resolves when its first attempt is over. */
  push(delivery: Delivery): Promise<void>;
  /** Delivers the bytes of an earlier webhook once more. */
  repeat(number: SimNumber, person: Person | null, exchange: ExchangeView): Promise<void>;
  /** Resolves when nothing is under way; retries that wait for their time do not count. */
  idle(): Promise<void>;
  stop(): void;
}

/** Meta tries again at once and then with growing pauses, for up to seven days. Seconds. */
const pauses = [1, 5, 30, 120, 600, 3_600, 6 * 3_600, ...Array<number>(13).fill(12 * 3_600)];
const answerWithinMs = 10_000;
const keptExchanges = 200;
const keptAnswer = 2_000;

/** Makes the queue of a world. Webhooks of one chat go one after the other, except in the hostile profile. */
export function createQueue(world: World): WebhookQueue {
  const lines = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  const stopped = new AbortController();

  function track(work: Promise<void>): Promise<void> {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  }

  function inLine({ number, person }: Delivery, act: () => Promise<void>): Promise<void> {
    if (world.settings.profile === 'hostile') return track(act());
    const line = `${number.id} ${person?.id ?? ''}`;
    const work = (lines.get(line) ?? Promise.resolve()).then(act);
    lines.set(line, work);
    return track(work).finally(() => lines.get(line) === work && lines.delete(line));
  }

  async function attempt(delivery: Delivery, raw: Uint8Array, count: number): Promise<void> {
    if (stopped.signal.aborted) return;
    const ok = await post(world, delivery, raw, count, stopped.signal);
    const pause = pauses[count - 1];
    if (ok || pause === undefined || stopped.signal.aborted) return;
    world.clock.after(pause * 1_000, () => void track(attempt(delivery, raw, count + 1)));
  }

  async function push(delivery: Delivery): Promise<void> {
    const { number, changes, copies = 1 } = delivery;
    const entry: JsonObject = { id: number.wabaId, changes: changes.map(({ field, value }) => ({ value, field })) };
    if (changes.some((change) => change.field !== 'messages')) entry.time = Math.floor(world.clock.now() / 1_000);
    const raw = writeBody({ object: 'whatsapp_business_account', entry: [entry] });
    const hostileCopy = world.settings.profile === 'hostile' && world.random.chance(0.2) ? 1 : 0;
    await Promise.all(
      Array.from({ length: copies + hostileCopy }, () => inLine(delivery, () => attempt(delivery, raw, 1))),
    );
  }

  return {
    push,
    repeat: (number, person, exchange) => {
      const delivery = { number, person, what: exchange.what, changes: [] };
      return inLine(delivery, () => attempt(delivery, new TextEncoder().encode(exchange.request), 1));
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
    },
    stop: () => stopped.abort(),
  };
}

async function post(
  world: World,
  { number, person, what }: Delivery,
  raw: Uint8Array,
  attempt: number,
  stopped: AbortSignal,
): Promise<boolean> {
  const signature = signBody(raw, number.appSecret);
  const exchange: ExchangeView = {
    id: nextSeq(world),
    at: world.clock.now(),
    direction: 'to-app',
    what,
    method: 'POST',
    url: number.webhookUrl,
    signature,
    request: new TextDecoder().decode(raw),
    status: null,
    response: '',
    attempt,
  };
  keepExchange(world, number, person, exchange);
  try {
    const response = await fetch(number.webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': signature,
        'user-agent': 'facebookexternalua',
      },
      body: raw as Uint8Array<ArrayBuffer>,
      redirect: 'manual',
      signal: AbortSignal.any([stopped, AbortSignal.timeout(answerWithinMs)]),
    });
    exchange.response = (await response.text()).slice(0, keptAnswer);
    exchange.status = response.status;
  } catch {
    exchange.status = 0;
  }
  tell(world, { kind: 'exchange', number: number.id, person: person?.id ?? null });
  return exchange.status === 200;
}

/** Keeps an exchange for inspection; the last two hundred of each chat. */
export function keepExchange(world: World, number: SimNumber, person: Person | null, exchange: ExchangeView): void {
  if (!person) return;
  person.exchanges.push(exchange);
  if (person.exchanges.length > keptExchanges) person.exchanges.shift();
  tell(world, { kind: 'exchange', number: number.id, person: person.id });
}
