import type { Json } from '#/lib/json.ts';
import type { Chance } from './chance.ts';
import type { LedgerEntry } from './ledger.ts';

/** One thing that a webhook tells: a message of a person, or what became of one of ours. */
export interface Item {
  sender: string;
  value: Record<string, Json>;
  /** Meta's id of the inbound message; null for statuses. */
  inbound: string | null;
  status: { wamid: string; status: string; marked: boolean } | null;
  /** A webhook with it was answered 200. */
  acknowledged: boolean;
}

/** A message that the generator's people wrote, as Meta knows it. */
export interface InboundMessage {
  wamid: string;
  person: number;
  phone: string;
  sender: string;
  text: string;
  /** Meta's time, whole seconds. */
  at: number;
  item: Item;
}

/** When Meta tries again after a webhook that was not answered 200, in milliseconds. */
const retries = [1_000, 3_000, 10_000, 30_000, 60_000];

/** A later redelivery of what was acknowledged long ago. */
const echoes = [300, 2_000, 40_000, 100_000];

/** Meta's side of the webhooks: makes them, delivers them, and delivers them again. */
export class Meta {
  readonly inbound: InboundMessage[] = [];
  readonly statuses: Item[] = [];
  /** Healing ends losses and repetitions. */
  calm = false;
  private readonly chance: Chance;
  private readonly rates: { statusLost: number; unmarked: number; repeated: number };
  private readonly later: (delay: number, act: () => void) => void;
  private readonly post: (items: readonly Item[], done: (ok: boolean) => void) => void;
  private readonly tries = new Map<Item, number>();
  private gathered: Item[] = [];

  constructor(
    chance: Chance,
    rates: { statusLost: number; unmarked: number; repeated: number },
    later: (delay: number, act: () => void) => void,
    post: (items: readonly Item[], done: (ok: boolean) => void) => void,
  ) {
    this.chance = chance;
    this.rates = rates;
    this.later = later;
    this.post = post;
  }

  /** A person writes. */
  write(person: number, phone: string, sender: string, text: string, now: number): void {
    const wamid = `wamid.in${this.inbound.length + 1}`;
    const timestamp = Math.floor(now / 1_000);
    const item: Item = {
      sender,
      inbound: wamid,
      status: null,
      acknowledged: false,
      value: {
        contacts: [{ profile: { name: `Person ${person}` }, wa_id: phone }],
        messages: [{ from: phone, id: wamid, timestamp: String(timestamp), type: 'text', text: { body: text } }],
      },
    };
    this.inbound.push({ wamid, person, phone, sender, text, at: timestamp * 1_000, item });
    this.later(this.chance.pick([30, 80, 200, 700, 2_500]), () => this.deliver([item]));
  }

  /** One of our messages was taken: its statuses follow, some late, some twice, some never. */
  follow(entry: LedgerEntry, now: number): void {
    const wamid = entry.wamid as string;
    let delay = 0;
    for (const status of ['sent', 'delivered', 'read']) {
      delay += this.chance.between(30, 900);
      if (!this.calm && this.chance.often(this.rates.statusLost)) continue;
      if (status === 'read' && this.chance.often(0.5)) continue;
      const marked = this.calm || !this.chance.often(this.rates.unmarked);
      const value = {
        statuses: [
          {
            id: wamid,
            status,
            timestamp: String(Math.floor((now + delay) / 1_000)),
            recipient_id: entry.to,
            ...(marked && { biz_opaque_callback_data: `${entry.message}.${entry.attempt}` }),
          },
        ],
      };
      const told = { wamid, status, marked };
      const item: Item = { sender: entry.sender, inbound: null, status: told, acknowledged: false, value };
      this.statuses.push(item);
      const odd = this.chance.often(0.25) ? this.chance.pick([1_000, 8_000, 70_000, 200_000]) : 0;
      if (this.chance.often(0.4)) this.gather(item, delay);
      else this.later(delay + odd, () => this.deliver([item]));
    }
  }

  /** Keeps a status until some have come together; then they leave in two webhooks at the same moment. */
  private gather(item: Item, delay: number): void {
    this.gathered.push(item);
    if (this.gathered.length > 1) return;
    this.later(delay + this.chance.pick([400, 2_000, 6_000]), () => {
      const senders = Map.groupBy(this.chance.shuffle(this.gathered), ({ sender }) => sender);
      this.gathered = [];
      for (const items of senders.values()) {
        const half = Math.ceil(items.length / 2);
        this.deliver(items.slice(0, half));
        if (items.length > half) this.deliver(items.slice(half));
      }
    });
  }

  /** Something arrives for a number that concerns nothing of ours: the line is alive. */
  hum(sender: string, now: number): void {
    const wamid = `wamid.hum${now}.${sender}`;
    const timestamp = String(Math.floor(now / 1_000));
    const value = { statuses: [{ id: wamid, status: 'sent', timestamp, recipient_id: '15550009999' }] };
    this.deliver([{ sender, inbound: null, status: null, acknowledged: false, value }]);
  }

  private deliver(items: readonly Item[]): void {
    // sometimes an earlier item of the same number comes along once more
    const old = [...this.inbound.map(({ item }) => item), ...this.statuses].filter(
      (item) => item.sender === items[0]?.sender && !items.includes(item) && this.tries.has(item),
    );
    const along =
      !this.calm && old.length > 0 && this.chance.often(this.rates.repeated / 2) ? [this.chance.pick(old)] : [];
    const batch = this.chance.shuffle([...items, ...along]);
    for (const item of batch) this.tries.set(item, (this.tries.get(item) ?? 0) + 1);
    this.post(batch, (ok) => {
      if (ok) for (const item of batch) item.acknowledged = true;
      if (ok && !this.calm && this.chance.often(this.rates.repeated)) {
        this.later(this.chance.pick(echoes), () => this.calm || this.deliver(items));
      }
      if (!ok) this.later(this.calm ? 1_000 : this.chance.pick(retries), () => this.deliver(items));
    });
  }
}

/** The body of a webhook with these items. */
export function bodyOf(items: readonly Item[], account: (sender: string) => string): Json {
  return {
    object: 'whatsapp_business_account',
    entry: items.map(({ sender, value }) => ({
      id: account(sender),
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550001111', phone_number_id: sender },
            ...value,
          },
        },
      ],
    })),
  };
}
