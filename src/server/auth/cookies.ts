import { baseEnv } from '#/env/base.ts';

/** The cookies of sign-in, by next-auth's names for them. */
const cookieNames = {
  sessionToken: 'recado.session',
  callbackUrl: 'recado.return-to',
  csrfToken: 'recado.csrf',
  pkceCodeVerifier: 'recado.pkce',
  state: 'recado.state',
  nonce: 'recado.nonce',
} as const;
export type CookieRole = keyof typeof cookieNames;

/** How every cookie of ours is set: never readable by scripts, never sent along by other sites' forms. */
export interface CookieOptions {
  httpOnly: true;
  sameSite: 'lax';
  path: '/';
  secure: boolean;
}

/** True when the instance is reached over https; cookies then carry the `__Host-` prefix. */
export function overHttps(): boolean {
  return baseEnv().APP_URL.startsWith('https://');
}

/** Name and options of a cookie. */
export function cookieOf(role: CookieRole): { name: string; options: CookieOptions } {
  const secure = overHttps();
  return {
    name: `${secure ? '__Host-' : ''}${cookieNames[role]}`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure },
  };
}

/** Reads one cookie from a `Cookie` header. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** The `Set-Cookie` value that makes a browser keep a session; an empty token makes it forget. */
export function writeSessionCookie(token: string, expires: Date): string {
  const { name, options } = cookieOf('sessionToken');
  const secure = options.secure ? '; Secure' : '';
  return `${name}=${token}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax${secure}`;
}
