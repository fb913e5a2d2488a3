import { z } from 'zod';
import { checkText } from '#/flow/checks/check-text.ts';
import { messageLimits } from '#/flow/checks/limits.ts';
import { defineNode, type TextField } from '#/flow/graph/node-schema.ts';
import { checkFile, fileConfig } from '#/flow/message/file-config.ts';
import { mediaKinds } from '#/flow/message/inbound-content.ts';
import { words } from './words.ts';

const config = z.strictObject({
  media: z.enum(mediaKinds),
  ...fileConfig,
  /** Left out for audio and stickers, which carry none. */
  caption: z.string().max(20_000).default(''),
  marketing: z.boolean().default(false),
});
export type SendMediaConfig = z.infer<typeof config>;

/** The kinds of file that carry a text. */
export const captionedMedia: ReadonlySet<string> = new Set(['image', 'video', 'document']);

/** Sends an image, a video, a sound, a document or a sticker. */
export const sendMedia = defineNode(config)({
  family: 'send',
  icon: 'image',
  role: 'step',
  initial: () => ({ media: 'image', source: null, filename: '', caption: '', marketing: false }),
  exits: () => [{ id: 'next', label: 'next', optional: true }],
  texts({ source, caption }) {
    const texts: TextField[] = [{ field: 'caption', text: caption }];
    if (source && 'url' in source) texts.push({ field: 'source.url', text: source.url });
    return texts;
  },
  check(config) {
    const problems = checkFile(config, 'source');
    if (captionedMedia.has(config.media)) {
      problems.push(...checkText(config.caption, 'caption', messageLimits.caption, false));
    }
    return problems;
  },
  words,
});
