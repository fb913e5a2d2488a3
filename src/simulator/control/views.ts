import { z } from 'zod';

// What the control API tells; the client parses answers with the same schemas.

const mediaKind = z.enum(['image', 'video', 'audio', 'document', 'sticker']);

const mediaView = z.strictObject({
  kind: z.literal('media'),
  media: mediaKind,
  mime: z.string(),
  caption: z.string().nullable(),
  filename: z.string().nullable(),
  voice: z.boolean(),
  animated: z.boolean(),
  /** The simulator's id of the bytes, to be fetched from `/sim/v1/media/{id}`; null for a file given by link. */
  mediaId: z.string().nullable(),
  link: z.string().nullable(),
});
export type MediaView = z.infer<typeof mediaView>;

const header = z.union([z.strictObject({ text: z.string() }), mediaView]).nullable();
const around = { header, text: z.string(), footer: z.string().nullable() };
const row = z.strictObject({ id: z.string(), title: z.string(), description: z.string().nullable() });

/** What a bubble shows. */
export const contentView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  mediaView,
  z.strictObject({
    kind: z.literal('buttons'),
    ...around,
    buttons: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  }),
  z.strictObject({
    kind: z.literal('list'),
    ...around,
    open: z.string(),
    sections: z.array(z.strictObject({ title: z.string(), rows: z.array(row) })),
  }),
  z.strictObject({ kind: z.literal('link'), ...around, label: z.string(), url: z.string() }),
  z.strictObject({
    kind: z.literal('template'),
    name: z.string(),
    language: z.string(),
    ...around,
    buttons: z.array(
      z.strictObject({ id: z.string(), title: z.string(), kind: z.enum(['quick-reply', 'url', 'phone', 'copy-code']) }),
    ),
  }),
  z.strictObject({ kind: z.literal('request'), what: z.enum(['location', 'contact']), text: z.string() }),
  z.strictObject({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().nullable(),
    address: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('contacts'), names: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('choice'), label: z.string() }),
  z.strictObject({ kind: z.literal('unsupported'), what: z.string() }),
]);
export type ContentView = z.infer<typeof contentView>;

/** The ticks of a message of the business; a person's messages have none. */
export const tick = z.enum(['accepted', 'sent', 'delivered', 'read', 'played', 'failed']);
export type Tick = z.infer<typeof tick>;

/** A message in a chat. Times are the simulator's, in milliseconds since 1970. */
export const messageView = z.strictObject({
  id: z.string(),
  /** Rises with every message of the simulator. */
  seq: z.int(),
  at: z.number(),
  /** app: the owner, in the WhatsApp Business app. */
  from: z.enum(['business', 'app', 'person']),
  content: contentView,
  tick: tick.nullable(),
  error: z.strictObject({ code: z.int(), title: z.string() }).nullable(),
  quotes: z.string().nullable(),
  reactions: z.strictObject({ business: z.string().nullable(), person: z.string().nullable() }),
  edited: z.boolean(),
  deleted: z.boolean(),
  /** The business marked it as read. */
  readByBusiness: z.boolean(),
  /** It came from an advertisement. */
  fromAd: z.boolean(),
});
export type MessageView = z.infer<typeof messageView>;

/** A simulated person in the chat with one number. */
export const personView = z.strictObject({
  id: z.string(),
  name: z.string(),
  username: z.string().nullable(),
  /** E.164 with plus; null for people known by user id alone. */
  phone: z.string().nullable(),
  userId: z.string(),
  online: z.boolean(),
  readReceipts: z.boolean(),
  /** The person has blocked the business. */
  blocked: z.boolean(),
  onWhatsApp: z.boolean(),
  /** Stopped marketing messages in WhatsApp. */
  stoppedMarketing: z.boolean(),
  chatOpen: z.boolean(),
  /** The business shows that it is typing. */
  businessTyping: z.boolean(),
  /** Until when free messages are allowed; null before the person ever wrote. */
  windowUntil: z.number().nullable(),
  unread: z.int(),
  lastMessageAt: z.number().nullable(),
});
export type PersonView = z.infer<typeof personView>;

/** A number that the simulator answers for. */
export const numberView = z.strictObject({
  id: z.string(),
  wabaId: z.string(),
  displayPhone: z.string(),
  verifiedName: z.string(),
  webhookUrl: z.string(),
  perSecond: z.int(),
  people: z.array(personView),
});
export type NumberView = z.infer<typeof numberView>;

/** A chat with everything in it. */
export const chatView = z.strictObject({ person: personView, messages: z.array(messageView) });
export type ChatView = z.infer<typeof chatView>;

/** One request between the app and the simulator, as it went over the wire. */
export const exchangeView = z.strictObject({
  id: z.int(),
  at: z.number(),
  direction: z.enum(['to-app', 'from-app']),
  what: z.string(),
  method: z.string(),
  url: z.string(),
  signature: z.string().nullable(),
  request: z.string(),
  /** Null while it is under way, 0 when no answer came. */
  status: z.int().nullable(),
  response: z.string(),
  attempt: z.int(),
});
export type ExchangeView = z.infer<typeof exchangeView>;

/** What the simulator is doing. */
export const overview = z.strictObject({
  name: z.literal('recado-simulator'),
  /** Nothing is written anywhere: a restart forgets all of it. */
  keepsState: z.literal('in memory only'),
  now: z.number(),
  /** Milliseconds by which its clock is ahead of real time. */
  ahead: z.number(),
  settings: z.strictObject({ profile: z.enum(['calm', 'realistic', 'hostile']), seed: z.int(), limitStatus: z.int() }),
  numbers: z.array(numberView),
});
export type Overview = z.infer<typeof overview>;

/** Something changed; sent over `/sim/v1/events`. `forgotten` asks to read everything again. */
export const changeView = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), number: z.string(), person: z.string(), message: messageView }),
  z.strictObject({ kind: z.literal('person'), number: z.string(), person: personView }),
  z.strictObject({ kind: z.literal('exchange'), number: z.string(), person: z.string().nullable() }),
  z.strictObject({ kind: z.literal('clock'), now: z.number(), ahead: z.number() }),
  z.strictObject({ kind: z.literal('forgotten') }),
]);
export type ChangeView = z.infer<typeof changeView>;

/** A template of an account. */
export const templateView = z.strictObject({
  id: z.string(),
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.string(),
});
export type TemplateView = z.infer<typeof templateView>;

/** Answers that wrap something else. */
export const templatesAnswer = z.strictObject({ templates: z.array(templateView) });
export const numbersAnswer = z.strictObject({
  numbers: z.array(z.strictObject({ id: z.string(), webhookUrl: z.string() })),
});
export const peopleAnswer = z.strictObject({ people: z.array(personView) });
export const exchangesAnswer = z.strictObject({ exchanges: z.array(exchangeView) });
export const idAnswer = z.strictObject({ id: z.string() });
export const waitAnswer = z.strictObject({ found: z.boolean(), chat: chatView });
