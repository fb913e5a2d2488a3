import { z } from 'zod';
import type { NodeProblem } from '../checks/check-text.ts';
import { checkUrl, isWebAddress } from '../checks/check-url.ts';
import type { RenderMode } from '../template/liquid.ts';
import { type MediaSource, mediaSource } from './outbound-message.ts';

/** A file in a config: what kind, where it is (null until one is chosen), and the name that a document shows. */
export const fileConfig = {
  source: mediaSource.nullable(),
  filename: z.string().max(240).default(''),
};
export interface FileConfig {
  source: MediaSource | null;
  filename: string;
}

/** The file with the variables of its address filled; null when there is none or the address cannot be used. */
export function fillFile(
  { source, filename }: FileConfig,
  render: (text: string, mode?: RenderMode) => string,
): { source: MediaSource; filename?: string } | null {
  if (!source) return null;
  const named = filename && { filename };
  if ('asset' in source) return { source, ...named };
  const url = render(source.url, 'url').trim();
  return isWebAddress(url) ? { source: { url }, ...named } : null;
}

/** Says when no file is chosen, or its address cannot be used. */
export function checkFile({ source }: FileConfig, field: string): NodeProblem[] {
  if (!source) return [{ code: 'media-missing', severity: 'error', field }];
  return 'url' in source ? checkUrl(source.url, `${field}.url`) : [];
}
