import { baseEnv } from '#/env/base.ts';

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Tells whether a host name, as a URL has it, means this machine. */
export function isLoopbackName(hostname: string): boolean {
  return loopbackNames.includes(hostname);
}

/** The origins under which our own pages are served: the configured one, and for this machine its other names. */
export function ownOrigins(): readonly string[] {
  const app = new URL(baseEnv().APP_URL);
  if (!isLoopbackName(app.hostname)) return [app.origin];
  const port = app.port ? `:${app.port}` : '';
  return loopbackNames.map((name) => `${app.protocol}//${name}${port}`);
}

/**
 * Tells whether a request that changes something comes from one of our own pages. The browser says so in `Origin`, which
 * scripts cannot set; a request without it and without `Sec-Fetch-Site` is nobody's page.
 */
export function isSameOrigin(headers: { get(name: string): string | null }): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin !== null) return ownOrigins().includes(origin);
  return site === 'same-origin';
}

/** Tells whether a body is announced as JSON, which no plain form of another site can do. */
export function saysJson(headers: { get(name: string): string | null }): boolean {
  return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}
