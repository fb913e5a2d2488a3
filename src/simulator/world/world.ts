import type { JsonObject } from '#/lib/json.ts';
import type { SimClock } from '../clock.ts';
import type { Rule, TemplateGiven } from '../control/requests.ts';
import type { ChangeView, ContentView, ExchangeView, Tick } from '../control/views.ts';
import type { Random } from '../random.ts';
import type { Bucket } from './bucket.ts';

/** What becomes of a message's webhooks. */
export type Disturbance = 'twice' | 'reversed' | 'early' | 'silent';

/** One step of one message on its way. */
export interface StatusNews {
  message: SimMessage;
  tick: Tick;
  /** The price goes along. */
  priced: boolean;
  error?: JsonObject | undefined;
}

/** A message as the simulator keeps it. */
export interface SimMessage {
  id: string;
  seq: number;
  at: number;
  from: 'business' | 'app' | 'person';
  type: string;
  content: ContentView;
  /** The send body, or the message object of the webhook. */
  wire: JsonObject;
  tick: Tick | null;
  error: { code: number; title: string } | null;
  quotes: string | null;
  reactions: { business: string | null; person: string | null };
  edited: boolean;
  deleted: boolean;
  readByBusiness: boolean;
  fromAd: boolean;
  /** What the app wants echoed in statuses. */
  opaque: string | null;
  /** Whether it was addressed to a phone; decides what its statuses name. */
  toPhone: boolean;
  pricing: JsonObject | null;
  disturbance: Disturbance | null;
  /** News that waits to be delivered in reverse. */
  held: StatusNews[];
}

/** A person's phone, in the chat with one number. */
export interface Person {
  id: string;
  name: string;
  username: string | null;
  phone: string | null;
  userId: string;
  online: boolean;
  readReceipts: boolean;
  blocked: boolean;
  onWhatsApp: boolean;
  stoppedMarketing: boolean;
  chatOpen: boolean;
  typingUntil: number;
  lastInboundAt: number | null;
  /** The last template sent while the window was closed; counts towards the portfolio's reach. */
  reachedAt: number | null;
  pair: Bucket;
  messages: SimMessage[];
  exchanges: ExchangeView[];
}

/** A number that the simulator answers for. */
export interface SimNumber {
  id: string;
  wabaId: string;
  displayPhone: string;
  verifiedName: string;
  portfolioId: string;
  accessToken: string;
  appSecret: string;
  webhookUrl: string;
  reach: number | null;
  throughput: Bucket;
  people: Map<string, Person>;
  byPhone: Map<string, Person>;
  byUserId: Map<string, Person>;
  byMessage: Map<string, { person: Person; message: SimMessage }>;
  /** Delivered service messages by month, of which the first thousand are free. */
  serviceMessages: Map<string, number>;
}

/** A file, sent or received. */
export interface SimMedia {
  id: string;
  numberId: string;
  mime: string;
  bytes: Uint8Array;
  expiresAt: number;
}

/** A template of an account. */
export interface SimTemplate extends TemplateGiven {
  id: string;
  /** When it was edited lately. */
  edits: number[];
  /** How often it was paused; the third time it is disabled. */
  pauses: number;
  /** Rises with every decision and edit; one that was planned before is then forgotten. */
  round: number;
}

/** The templates of one account. */
export interface SimAccount {
  templates: SimTemplate[];
  /** When templates were created lately. */
  created: number[];
  /** Names of approved templates that were deleted, and until when they cannot be used again. */
  blockedNames: Map<string, number>;
  /** Gives ids. */
  made: number;
}

/** How the whole simulator behaves. */
export interface Settings {
  profile: 'calm' | 'realistic' | 'hostile';
  seed: number;
  limitStatus: number;
}

/** Everything that the simulator knows; in memory only. */
export interface World {
  clock: SimClock;
  random: Random;
  settings: Settings;
  numbers: Map<string, SimNumber>;
  /** By the id of the account. */
  accounts: Map<string, SimAccount>;
  media: Map<string, SimMedia>;
  rules: Rule[];
  /** The last number that was given to a message or an exchange. */
  seq: number;
  /** Told of every change. */
  listeners: Set<(change: ChangeView) => void>;
}

/** Tells everybody who listens. */
export function tell(world: World, change: ChangeView): void {
  for (const listener of world.listeners) listener(change);
}

/** The next number in the order of everything that happens. */
export function nextSeq(world: World): number {
  world.seq += 1;
  return world.seq;
}
