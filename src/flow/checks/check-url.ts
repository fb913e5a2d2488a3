import type { NodeProblem } from './check-text.ts';

/** Tells whether an address is one that may be called or shown: http or https, with a host, without user and password. */
export function isWebAddress(url: string): boolean {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false;
  const { hostname, username, password } = new URL(url);
  return hostname !== '' && !username && !password;
}

/** Says when an address is missing or cannot become one; variables in it are taken on trust. */
export function checkUrl(url: string, field: string): NodeProblem[] {
  const text = url.trim();
  if (!text) return [{ code: 'field-empty', severity: 'error', field }];
  if (text.startsWith('{{')) return [];
  const sample = text.replace(/\{\{.*?\}\}/gs, 'x').replace(/\{%.*?%\}/gs, '');
  return isWebAddress(sample) ? [] : [{ code: 'url-invalid', severity: 'error', field }];
}
