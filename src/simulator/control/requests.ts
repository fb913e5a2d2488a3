import { z } from 'zod';

// What the control API takes.

const phone = z.string().regex(/^\+\d{5,15}$/, 'is E.164 with plus');
const userId = z.string().regex(/^[A-Z]{2}\.[A-Za-z0-9.]{1,130}$/, 'looks like US.1000');
const name = z.string().trim().min(1).max(200);
const username = z.string().regex(/^[a-z0-9._]{3,35}$/);
const webAddress = z.url({ protocol: /^https?$/ });
const wamid = z.string().min(1).max(500);
/** Refused with a clear message wherever it appears: live credentials have no business here. */
const token = z
  .string()
  .min(1)
  .max(1_000)
  .refine(
    (value) => !looksLikeMetaToken(value),
    'begins with EAA, like a token of Meta; the simulator takes no live credentials',
  );

/** Access tokens of Meta begin like this. */
export function looksLikeMetaToken(value: string): boolean {
  return /^EAA/.test(value.trim());
}

/** A person to be known by a number; found again by user id or phone. */
export const personInput = z.strictObject({
  phone: phone.nullable().default(null),
  userId: userId.optional(),
  name,
  username: username.nullable().default(null),
  /** When the person last wrote, so that the window is open after a restart; milliseconds since 1970. */
  lastInboundAt: z.number().nullable().optional(),
});
export type PersonInput = z.input<typeof personInput>;

/** A number and where its webhooks go. */
export const numberInput = z.strictObject({
  wabaId: z.string().min(1).max(40),
  displayPhone: phone,
  verifiedName: name,
  portfolioId: z.string().max(40).optional(),
  accessToken: token,
  appSecret: z.string().min(1).max(1_000),
  webhookUrl: webAddress,
  /** Messages per second, in and out together. */
  perSecond: z.int().min(1).max(1_000).default(80),
  /** People who may be written to outside their window within 24 h, per portfolio; null for no limit. */
  reach: z.int().min(1).nullable().default(2_000),
  people: z.array(personInput).max(10_000).default([]),
  /** Adds three people, so that there is somebody to speak as; one of them has no phone number. */
  defaultPeople: z.boolean().default(true),
  /** The templates of its account, for a simulator that has forgotten them; without any, the usual ones. */
  templates: z.lazy(() => z.array(templateInput).max(10_000)).default([]),
});
export type NumberInput = z.input<typeof numberInput>;

/** How a person's phone behaves. */
export const personPatch = z.strictObject({
  name: name.optional(),
  online: z.boolean().optional(),
  readReceipts: z.boolean().optional(),
  blocked: z.boolean().optional(),
  onWhatsApp: z.boolean().optional(),
  chatOpen: z.boolean().optional(),
});
export type PersonPatch = z.input<typeof personPatch>;

const mediaKind = z.enum(['image', 'video', 'audio', 'document', 'sticker']);

const said = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(65_536) }),
  /** A tap on a button or row of a message. */
  z.strictObject({ kind: z.literal('tap'), message: wamid, option: z.string().min(1).max(256) }),
  /** A file: one of the built-in samples, or bytes. */
  z.strictObject({
    kind: z.literal('media'),
    media: mediaKind,
    caption: z.string().max(4_096).optional(),
    filename: z.string().max(255).optional(),
    voice: z.boolean().optional(),
    bytes: z.base64().optional(),
    mime: z.string().max(100).optional(),
  }),
  z.strictObject({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: name.optional(),
    address: name.optional(),
  }),
  /** A card; `own` shares the person's own number in answer to a request. */
  z.strictObject({ kind: z.literal('contact'), name, phone, own: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('reaction'), message: wamid, emoji: z.string().max(40).nullable() }),
  z.strictObject({ kind: z.literal('edit'), message: wamid, text: z.string().min(1).max(4_096) }),
  z.strictObject({ kind: z.literal('delete'), message: wamid }),
  z.strictObject({ kind: z.literal('unsupported'), what: z.string().max(60) }),
  /** Any message object of Meta, without ids, sender and time. */
  z.strictObject({ kind: z.literal('raw'), type: z.string().min(1).max(60), body: z.json() }),
]);

/** Something that a person does. */
export const speakInput = z.strictObject({
  say: said,
  /** The message that it answers. */
  quotes: wamid.optional(),
  /** It follows a click on an advertisement. */
  fromAd: z.boolean().default(false),
  /** How often the webhook is delivered. */
  copies: z.int().min(1).max(5).default(1),
});
export type SpeakInput = z.input<typeof speakInput>;

/** What the owner does in the WhatsApp Business app. */
export const echoInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(4_096) }),
  z.strictObject({ kind: z.literal('edit'), message: wamid, text: z.string().min(1).max(4_096) }),
  z.strictObject({ kind: z.literal('delete'), message: wamid }),
]);
export type EchoInput = z.input<typeof echoInput>;

/** The person moves to another number (and so to another user id), or only to another user id. */
export const identityInput = z.union([
  z.strictObject({ phone, userId: userId.optional() }),
  z.strictObject({ userId }),
]);
export type IdentityInput = z.input<typeof identityInput>;

/** What a person chooses about marketing messages. */
export const preferenceInput = z.strictObject({ marketing: z.enum(['stop', 'resume']) });

/** Any change of Meta's, delivered as it is, for account news and the like. */
export const webhookInput = z.strictObject({ field: z.string().min(1).max(80), value: z.json() });

/** A disturbance that waits for its message; the first that fits is used up. */
export const ruleInput = z.strictObject({
  /** Only for this recipient: phone with plus, or user id. */
  to: z.string().optional(),
  times: z.int().min(1).max(1_000_000).default(1),
  act: z.discriminatedUnion('kind', [
    /** The send is answered with this error, or accepted and then failed with it. */
    z.strictObject({ kind: z.literal('error'), code: z.int(), later: z.boolean().default(false) }),
    /** Accepted, and then the connection is cut without an answer. */
    z.strictObject({ kind: z.literal('cut') }),
    /** Answered with this status and no error of Meta's; accepted or not. */
    z.strictObject({ kind: z.literal('status'), status: z.int().min(500).max(599), accepted: z.boolean() }),
    /** Webhooks of this message come twice, in reverse order, or before the answer to the send. */
    z.strictObject({ kind: z.literal('twice') }),
    z.strictObject({ kind: z.literal('reversed') }),
    z.strictObject({ kind: z.literal('early') }),
    /** No webhook ever comes for this message. */
    z.strictObject({ kind: z.literal('silent') }),
  ]),
});
export type RuleInput = z.input<typeof ruleInput>;
export type Rule = z.output<typeof ruleInput>;

/** How the whole simulator behaves. */
export const settingsInput = z.strictObject({
  profile: z.enum(['calm', 'realistic', 'hostile']).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  /** HTTP status of limit errors (130429, 131056), which is not known for sure. */
  limitStatus: z.int().min(400).max(599).optional(),
});
export type SettingsInput = z.input<typeof settingsInput>;

/** Milliseconds by which the clock jumps ahead; at most ten years. */
export const advanceInput = z.strictObject({
  ms: z
    .number()
    .min(0)
    .max(10 * 366 * 86_400_000),
});

/** Waits until the business has sent so many messages after `afterSeq`, each with at least this tick. */
export const waitInput = z.strictObject({
  afterSeq: z.int().default(0),
  messages: z.int().min(1).max(1_000).default(1),
  tick: z.enum(['accepted', 'sent', 'delivered', 'read']).default('accepted'),
  /** Real time. */
  timeoutMs: z.int().min(0).max(60_000).default(10_000),
});
export type WaitInput = z.input<typeof waitInput>;

const templateCategory = z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']);
const templateQuality = z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']);

/** A template of an account, as the Cloud API lists it. */
export const templateInput = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2).max(10),
  category: templateCategory,
  status: z.enum(['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED']).default('APPROVED'),
  quality: templateQuality.default('GREEN'),
  rejected_reason: z.string().max(500).default('NONE'),
  parameter_format: z.enum(['POSITIONAL', 'NAMED']).default('POSITIONAL'),
  components: z.array(z.record(z.string(), z.json())),
});
export type TemplateInput = z.input<typeof templateInput>;
export type TemplateGiven = z.output<typeof templateInput>;

/** What Meta decides about a template. */
export const templateActInput = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('approve') }),
  z.strictObject({ act: z.literal('reject'), reason: z.string().max(60).default('INVALID_FORMAT') }),
  /** For three hours, then for six; the third time it is disabled. */
  z.strictObject({ act: z.literal('pause') }),
  z.strictObject({ act: z.literal('unpause') }),
  z.strictObject({ act: z.literal('disable') }),
  /** `announced`: told now, done a day later. */
  z.strictObject({ act: z.literal('recategorise'), category: templateCategory, announced: z.boolean().default(false) }),
  z.strictObject({ act: z.literal('rate'), quality: templateQuality }),
]);
export type TemplateActInput = z.input<typeof templateActInput>;
export type TemplateAct = z.output<typeof templateActInput>;
