/** Headers that belong to the connection or to the client itself (RFC 9110, section 7.6.1, and what smuggling lives on). */
const forbidden: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'forwarded',
]);

/** Tells whether authors may not set a header. */
export function isForbiddenHeader(name: string): boolean {
  const lower = name.trim().toLowerCase();
  return forbidden.has(lower) || lower.startsWith('proxy-') || lower.startsWith(':');
}

/** Tells whether a text can be the name of a header. */
export function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+.^_`|~\w-]{1,100}$/.test(name);
}

/** Tells whether a text can be the value of a header: one line, no control characters. */
export function isHeaderValue(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  return !/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value);
}
