import { z } from 'zod';
import { checkText, type NodeProblem } from '../checks/check-text.ts';
import { messageLimits } from '../checks/limits.ts';
import type { TextField } from '../graph/node-schema.ts';
import type { RenderMode } from '../template/liquid.ts';
import { checkFile, fileConfig, fillFile } from './file-config.ts';
import type { OutboundMessage } from './outbound-message.ts';

/** Files that may stand above the text of a message. */
export const headerMedia = ['image', 'video', 'document'] as const;

/** What stands above the text of a message: nothing, a short title, or a file. */
export const headerConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('text'), text: z.string().max(1_000) }),
  z.strictObject({ kind: z.literal('media'), media: z.enum(headerMedia), ...fileConfig }),
]);
export type HeaderConfig = z.infer<typeof headerConfig>;

/** Says what is missing or too long in a header. */
export function checkHeader(header: HeaderConfig, field = 'header'): NodeProblem[] {
  if (header.kind === 'text') return checkText(header.text, `${field}.text`, messageLimits.header);
  return header.kind === 'media' ? checkFile(header, `${field}.source`) : [];
}

/** The texts of a header in which variables may stand. */
export function headerTexts(header: HeaderConfig, field = 'header'): TextField[] {
  if (header.kind === 'text') return [{ field: `${field}.text`, text: header.text }];
  if (header.kind === 'media' && header.source && 'url' in header.source) {
    return [{ field: `${field}.source.url`, text: header.source.url }];
  }
  return [];
}

type WithHeader = Extract<OutboundMessage, { kind: 'choice' }>;

/** The header as part of a message; nothing when it is empty once its variables are filled. */
export function fillHeader(
  header: HeaderConfig,
  render: (text: string, mode?: RenderMode) => string,
): Pick<WithHeader, 'header'> {
  if (header.kind === 'none') return {};
  if (header.kind === 'text') {
    const text = render(header.text).trim();
    return text ? { header: { text } } : {};
  }
  const file = fillFile(header, render);
  return file ? { header: { media: { kind: header.media, ...file } } } : {};
}
