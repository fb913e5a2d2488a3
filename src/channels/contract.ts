import type { z } from 'zod';
import type { InboundContent, MediaKind } from '#/flow/message/inbound-content.ts';
import type { TemplateCategory, TemplateQuality, TemplateStatus } from '#/flow/message/message-template.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { HttpClient, Sink } from '#/lib/http.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import type { Words } from '#/lib/locales.ts';
import type { TemplateDesk, TemplateDraft, TemplateFault, TemplateLimits } from './template-desk.ts';

// ---- addresses

/** The ways in which a channel can name a person. A parent user id spans linked portfolios; it is kept, never sent to. */
export type AddressKind = 'phone' | 'whatsapp-user-id' | 'whatsapp-parent-user-id';

/** One way to reach a person; user ids are unique within the channel's portfolio, phones everywhere. */
export interface Address {
  kind: AddressKind;
  /** E.164 with plus, or the user id whole. */
  value: string;
}

/** Who wrote, as far as the provider tells; at least one address. */
export interface Person {
  addresses: readonly Address[];
  name: string | null;
  username: string | null;
}

// ---- what comes in

/** How far a message has come; higher ranks are better news, and news never steps back. */
export const deliveryRank = { planned: 0, accepted: 1, sent: 2, delivered: 3, read: 4, played: 5 } as const;
export type DeliveryStatus = Exclude<keyof typeof deliveryRank, 'planned' | 'accepted'> | 'failed';

/** Our own mark on a send, which the provider echoes in statuses. */
export interface SendMark {
  message: string;
  attempt: number;
  /** The `traceparent` of the request, where traces are collected. */
  trace?: string;
}

/**
 * What news of the account means for sending: another speed, another number of people outside their window (null: no
 * limit), that marketing rests (until further notice: null) or goes on, or that a template is no longer what it was.
 */
export type AccountEffect =
  | { kind: 'set-rate'; perSecond: number; burst: number }
  | { kind: 'set-reach'; people: number | null }
  | { kind: 'rest-marketing'; until: number | null }
  | { kind: 'resume-marketing' }
  | TemplateNews;

/** News about a template of the account, which is named by its id, its name and its language. */
export interface TemplateNews {
  kind: 'template';
  /** When the provider says it happened; null where it does not say. */
  at: number | null;
  providerId: string;
  name: string | null;
  language: string | null;
  change:
    | { what: 'status'; status: TemplateStatus; reason: string | null; advice: string | null }
    | { what: 'quality'; quality: TemplateQuality }
    | { what: 'category'; category: TemplateCategory }
    /** It will have that category from then on. */
    | { what: 'next-category'; category: TemplateCategory; from: number | null }
    /** It says something else now; it must be fetched. */
    | { what: 'content' };
}

/** A message of the time before the number came to us: for the thread, and for nothing else. */
export interface HistoryEvent {
  kind: 'history';
  providerId: string;
  at: number;
  with: Person;
  /** app: the business wrote it. */
  by: 'contact' | 'app';
  /** Of the business's own: how far it came; null where that is not known. */
  status: DeliveryStatus | null;
  content: InboundContent;
  /** placeholder: its file comes on its own; file: it is that file, and the placeholder knows better who wrote it. */
  part: 'whole' | 'placeholder' | 'file';
}

/** Something that happened on a channel. Times are the provider's, in milliseconds since 1970. */
export type ChannelEvent =
  | {
      kind: 'message';
      providerId: string;
      at: number;
      from: Person;
      content: InboundContent;
      /** The provider's id of the message that it answers. */
      quotes: string | null;
      /** The advertisement or post that brought the person. */
      referral: JsonObject | null;
    }
  | { kind: 'reaction'; providerId: string; at: number; from: Person; target: string; emoji: string | null }
  /** `by` app: somebody of the business did it in the provider's own app, and `from` is the person they talk to. */
  | {
      kind: 'edited';
      providerId: string;
      at: number;
      from: Person;
      by: 'contact' | 'app';
      target: string;
      text: string | null;
    }
  | { kind: 'removed'; providerId: string; at: number; from: Person; by: 'contact' | 'app'; target: string }
  | {
      kind: 'status';
      providerId: string;
      at: number;
      status: DeliveryStatus;
      mark: SendMark | null;
      to: readonly Address[];
      error: ProviderError | null;
      /** As the provider tells it, with `meter` where it is a service message that counts. */
      pricing: (JsonObject & { meter?: 'free' | 'charged' }) | null;
      /** Messages to this person cost nothing before then; null where that is not said. */
      freeUntil: number | null;
    }
  /** Somebody of the business wrote in the provider's own app. */
  | { kind: 'echo'; providerId: string; at: number; to: Person; content: InboundContent }
  | HistoryEvent
  | { kind: 'consent'; at: number; from: Person; change: 'opt-in' | 'opt-out'; detail: string | null }
  /** The same person under other addresses: `before` no longer holds, `now` does. */
  | { kind: 'identity'; at: number; before: readonly Address[]; now: readonly Address[] }
  /** The person's key changed with their device; a send that insists on the old one would fail. */
  | { kind: 'identity-key'; providerId: string; at: number; from: Person; hash: string | null }
  /** News about the sender itself; `error` where it is one of the provider's error codes. */
  | {
      kind: 'account';
      what: string;
      severity: 'info' | 'warning' | 'critical';
      error: ProviderError | null;
      effect: AccountEffect | null;
      data: Json;
    }
  /** Understood well enough to know that nothing is to be done, or not understood: kept raw for a while. */
  | { kind: 'other'; what: string };

/** One item of a webhook. */
export interface WebhookItem {
  /** The provider's id of our sender; null for items that concern the account. */
  sender: string | null;
  /** The provider's id of the account that the sender belongs to; for WhatsApp the WABA. */
  account: string | null;
  /** The number that an item about the account names as people see it, E.164; null where it names none. */
  number: string | null;
  event: ChannelEvent;
  raw: Json;
}

/** A whole webhook body, item by item; one bad item never loses the rest. */
export interface ParsedWebhook {
  items: readonly WebhookItem[];
  /** Items that could not be read, with the reason. */
  broken: readonly { why: string; raw: Json }[];
}

// ---- what goes out

/** Where a limit of length is counted. */
export type LengthUnit = 'utf16' | 'codepoint' | 'utf8byte';

/** A limit with its unit. */
export interface Limit {
  max: number;
  unit: LengthUnit;
}

/** What a channel can express, as data; the editor checks drafts against it. */
export interface Capabilities {
  text: Limit;
  caption: Limit;
  interactive: { body: Limit; listBody: Limit; header: Limit; footer: Limit };
  buttons: { max: number; label: Limit };
  list: { rows: number; sections: number; title: Limit; description: Limit; sectionTitle: Limit; openLabel: Limit };
  linkButton: { label: Limit };
  media: Partial<Record<MediaKind, { mimes: readonly string[]; maxBytes: number; caption: boolean }>>;
  /** Free messages are allowed for this long after the person last wrote; null means always. */
  windowSeconds: number | null;
  /** Messages per second of one number, and how many it may send at once. */
  rate: { perSecond: number; burst: number };
  /** Messages to one person: one per so many seconds, and how many may be borrowed from the future. */
  pair: { everySeconds: number; burst: number } | null;
  /** Statuses that really come. */
  statuses: readonly DeliveryStatus[];
}

/** A step down that a channel forced on a message, for the editor and the run. */
export interface Degradation {
  from: string;
  to: string;
  reason: string;
  /** Something the author wrote is not shown as meant. */
  lossy: boolean;
}

/** One request to the provider, without recipient. */
export interface WirePart {
  body: JsonObject;
  /** One of our files that must be uploaded first, and what it is sent as; its provider id is written at `path`. */
  upload: { asset: string; kind: MediaKind; path: readonly string[] } | null;
  /** What a person sees of this part, for the thread. */
  shown: OutboundMessage;
}

/** What planning a message needs to know. */
export interface PlanContext {
  /** The id that a tap on the option with this exit brings back. */
  token(exit: string): string;
}

/** A message as wire parts, in order; or the reason why the channel cannot express it at all. */
export type SendPlan =
  | { ok: true; parts: readonly WirePart[]; degradations: readonly Degradation[] }
  | { ok: false; reason: string };

// ---- errors

/** What an error code means for us. Decided by code, never by HTTP status. */
export interface ErrorRule {
  /** retry: soon again; wait: after `waitSeconds`, or 4^n s for `pair`; permanent: this message has failed. */
  class: 'retry' | 'wait' | 'permanent';
  /** How far the trouble reaches. */
  scope: 'message' | 'contact' | 'template' | 'campaign' | 'channel';
  effect:
    | 'none'
    | 'slow-channel'
    | 'pause-channel'
    | 'pause-campaigns'
    | 'pause-template'
    | 'opt-out'
    | 'close-window'
    /** The person gets no marketing for `waitSeconds`. */
    | 'hold-marketing';
  waitSeconds?: number | 'pair';
  /** Fewer tries than the usual five. */
  tries?: number;
  /** What the template of the message turns out to be; without it, a refused template is fetched anew. */
  template?: TemplateStatus;
}

/** An error of the provider, with what it means. */
export interface ProviderError extends ErrorRule {
  code: number;
  title: string;
  details: string | null;
}

/** How a send ended, as far as one request can tell. */
export type SendOutcome =
  | { kind: 'accepted'; providerId: string; to: readonly Address[] }
  | { kind: 'refused'; error: ProviderError }
  /** Provably never left: may be sent again. */
  | { kind: 'not-sent'; detail: string }
  /** Nobody knows. */
  | { kind: 'uncertain'; detail: string };

// ---- the adapter

/** What identifies and opens one connected sender. Secrets are in clear only here, in memory. */
export interface ChannelAccess {
  externalId: string;
  config: JsonObject;
  secrets: Readonly<Record<string, string>>;
  /** Where the provider is, without a trailing slash: instance setting, or the simulator. */
  baseUrl: string;
  apiVersion: string;
}

/** A file as the provider describes it. */
export interface FetchedMedia {
  mime: string;
}

/** What a channel is, before it is connected. */
export interface ChannelManifest {
  kind: string;
  /** Name of a lucide icon. */
  icon: string;
  capabilities: Capabilities;
  /** What a connection needs besides its external id: public attributes, and secrets that are sealed. */
  config: z.ZodType<JsonObject>;
  secrets: z.ZodType<Record<string, string>>;
  /** What a template must keep to before it is handed in; null where there are none. */
  templates: {
    limits: TemplateLimits;
    /** Languages that a template may be in, as the provider writes them. */
    languages: readonly string[];
    check(draft: TemplateDraft): TemplateFault[];
  } | null;
  words: Words;
}

/** How a channel behaves. */
export interface ChannelAdapter {
  kind: string;
  capabilities: Capabilities;
  /** Checks the signature of a webhook over its raw bytes, against each secret in force. */
  verify(raw: Uint8Array, headers: { get(name: string): string | null }, secrets: readonly string[]): boolean;
  /** Answers the provider's handshake: the text to send back, or null to refuse. */
  handshake(query: URLSearchParams, verifyToken: string): string | null;
  /** Reads a webhook body. Pure; throws nothing. */
  parse(body: Json): ParsedWebhook;
  /** Turns a message into wire parts. Pure. */
  plan(message: OutboundMessage, context: PlanContext): SendPlan;
  send(
    access: ChannelAccess,
    to: readonly Address[],
    body: JsonObject,
    mark: SendMark,
    http: HttpClient,
  ): Promise<SendOutcome>;
  /** Uploads a file; answers the provider's id and until when it lives. Throws `ProviderFault` or `HttpFailure`. */
  upload(
    access: ChannelAccess,
    file: { bytes: Uint8Array; mime: string; name: string },
    http: HttpClient,
  ): Promise<{ providerMediaId: string; expiresAt: number }>;
  /** Fetches an inbound file into a sink. Throws `ProviderFault` or `HttpFailure`; then the sink may have got a part. */
  fetchMedia(
    access: ChannelAccess,
    providerMediaId: string,
    http: HttpClient,
    into: { sink: Sink; maxBytes: number },
  ): Promise<FetchedMedia>;
  /** Marks a message of the contact as read and, when asked, shows that we are typing. */
  markRead(access: ChannelAccess, providerId: string, typing: boolean, http: HttpClient): Promise<void>;
  /** Asks the provider who this sender is, to prove that the credentials work. */
  identify(access: ChannelAccess, http: HttpClient): Promise<SenderIdentity>;
  /** Null where the provider approves no messages beforehand. */
  templates: TemplateDesk | null;
}

/** Who a sender is. */
export interface SenderIdentity {
  displayPhone: string | null;
  verifiedName: string | null;
  /** People who may be written to outside their window within 24 h; null for no limit, undefined where it is not told. */
  reach?: number | null | undefined;
}

/** The provider answered with an error to something other than a send. */
export class ProviderFault extends Error {
  override readonly name = 'ProviderFault';
  readonly error: ProviderError;
  constructor(error: ProviderError) {
    super(`${error.code} ${error.title}`);
    this.error = error;
  }
}
