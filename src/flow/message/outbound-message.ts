import { z } from 'zod';
import { mediaKinds } from './inbound-content.ts';
import { templateContent } from './message-template.ts';

const option = z.strictObject({
  /** The exit of the sending node that a tap leads to. */
  exit: z.string(),
  label: z.string(),
  description: z.string().optional(),
});

/** A file to send: one of our own assets, or an address that the provider fetches. */
export const mediaSource = z.union([z.strictObject({ asset: z.string() }), z.strictObject({ url: z.string() })]);
export type MediaSource = z.infer<typeof mediaSource>;

const media = z.strictObject({ kind: z.enum(mediaKinds), source: mediaSource, filename: z.string().optional() });

const header = z.union([z.strictObject({ text: z.string() }), z.strictObject({ media })]);

/** A message as a flow or an agent means it; a channel turns it into wire parts, degrading where it must. */
export const outboundMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string(), previewLinks: z.boolean().default(false) }),
  z.strictObject({ kind: z.literal('media'), media, caption: z.string().optional() }),
  z.strictObject({
    kind: z.literal('choice'),
    text: z.string(),
    options: z.array(option),
    prefer: z.enum(['buttons', 'list']),
    header: header.optional(),
    footer: z.string().optional(),
    /** Label of the control that opens a list. */
    openLabel: z.string().optional(),
    /** Titles of the sections of a list; each names how many options it takes, in order. */
    sections: z.array(z.strictObject({ title: z.string(), size: z.int() })).optional(),
  }),
  z.strictObject({
    kind: z.literal('link-button'),
    text: z.string(),
    label: z.string(),
    url: z.string(),
    header: header.optional(),
    footer: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('template'),
    name: z.string(),
    /** As the provider writes it. */
    language: z.string(),
    content: templateContent,
    /** What fills its places, by their keys. A quick reply leads to the exit named after its place, such as `button-0`. */
    values: z.record(z.string(), z.string()),
    /** The file above its text. */
    file: z.strictObject({ source: mediaSource, filename: z.string().optional() }).optional(),
  }),
  z.strictObject({ kind: z.literal('location-request'), text: z.string() }),
  z.strictObject({ kind: z.literal('reaction'), to: z.string(), emoji: z.string() }),
]);
export type OutboundMessage = z.infer<typeof outboundMessage>;

/** A choice inside an outbound message. */
export type MessageOption = z.infer<typeof option>;
