import { z } from 'zod';
import { mediaKinds } from '#/flow/message/inbound-content.ts';
import { defineUseCase } from '../use-case.ts';
import { drive } from './drive.ts';
import { ownNumber } from './own-numbers.ts';
import { phoneKey } from './phone-input.ts';

/** Bytes of a file that somebody sends from a simulated phone; more does not fit into one request. */
const mostBytes = 2 * 1024 * 1024;

const said = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(20_000) }),
  /** A tap on an option of a message. */
  z.strictObject({ kind: z.literal('tap'), message: z.string().max(500), option: z.string().min(1).max(256) }),
  /** One of the simulator's samples, or a file. */
  z.strictObject({
    kind: z.literal('media'),
    media: z.enum(mediaKinds),
    caption: z.string().max(1_024).optional(),
    filename: z.string().max(240).optional(),
    bytes: z
      .base64()
      .max(Math.ceil((mostBytes * 4) / 3))
      .optional(),
    mime: z.string().max(100).optional(),
  }),
  z.strictObject({
    kind: z.literal('location'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().trim().min(1).max(200).optional(),
    address: z.string().trim().min(1).max(200).optional(),
  }),
  z.strictObject({
    kind: z.literal('reaction'),
    message: z.string().max(500),
    emoji: z.string().max(40).nullable(),
  }),
]);

/** Lets a simulated person say something; answered once the webhook has been tried. */
export const speakFromPhone = defineUseCase({
  access: 'phone.use',
  input: z.strictObject({
    ...phoneKey,
    say: said,
    /** The message that it answers. */
    quotes: z.string().max(500).optional(),
    /** It follows a click on an advertisement. */
    fromAd: z.boolean().default(false),
  }),
  async ahead({ channelId, id, ...input }, { workspaceId }) {
    const { number } = await ownNumber(workspaceId, channelId);
    return { id: await drive((client) => client.speak(number, id, input)) };
  },
  run: async (_work, _input, spoken) => spoken,
});
