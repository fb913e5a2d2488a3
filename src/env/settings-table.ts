import type { z } from 'zod';

/** Names whose values nobody may read over somebody's shoulder. */
const secret = /(SECRET|TOKEN|_KEY|ACCESS_KEY_ID|_HEADERS)$/;

/**
 * Writes the settings of a process as a table: name, value, and whether it was given. Secrets are only said to be set; an
 * address keeps its host and loses its password.
 */
export function settingsTable(
  shape: z.ZodRawShape,
  values: Record<string, unknown>,
  source: Record<string, string | undefined>,
): string {
  const names = Object.keys(shape).sort();
  const width = Math.max(...names.map((name) => name.length));
  return names
    .map((name) => {
      const from = source[name] ? '' : values[name] === undefined ? '' : '  (by itself)';
      return `${name.padEnd(width)}  ${shown(name, values[name])}${from}\n`;
    })
    .join('');
}

function shown(name: string, value: unknown): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '-';
  if (secret.test(name)) return 'set';
  if (Array.isArray(value)) return value.join(',');
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  if (!url?.password) return String(value);
  url.password = '***';
  return url.href;
}
