import { eq } from 'drizzle-orm';
import type { NextAuthOptions } from 'next-auth';
import { webEnv } from '#/env/web.ts';
import { safeReturnTo } from '#/lib/return-to.ts';
import { withIdentity } from '../db/doors.ts';
import { user } from '../db/schema/identity.ts';
import { log } from '../log.ts';
import { adapter, type ProfileExtras } from './adapter.ts';
import { cleanEmail } from './clean-email.ts';
import { type CookieRole, cookieOf, overHttps } from './cookies.ts';
import { configuredProviders } from './providers.ts';
import { sessionSeconds } from './session.ts';
import { newToken } from './token-hash.ts';

const cookieRoles: readonly CookieRole[] = [
  'sessionToken',
  'callbackUrl',
  'csrfToken',
  'pkceCodeVerifier',
  'state',
  'nonce',
];

/** Keeps the address that the provider vouches for up to date; the name stays as the person has it here. */
async function refreshEmail(userId: string, profile: { email?: string | null } & ProfileExtras): Promise<void> {
  const email = cleanEmail(profile.email);
  const emailVerified = email && profile.emailIsVerified ? new Date() : null;
  await withIdentity((tx) => tx.update(user).set({ email, emailVerified }).where(eq(user.id, userId)));
}

/** How next-auth is set up. */
export function authOptions(): NextAuthOptions {
  return {
    secret: webEnv().AUTH_SECRET,
    adapter,
    providers: configuredProviders(),
    session: { strategy: 'database', maxAge: sessionSeconds, generateSessionToken: newToken },
    useSecureCookies: overHttps(),
    cookies: Object.fromEntries(cookieRoles.map((role) => [role, cookieOf(role)])),
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    callbacks: {
      redirect: ({ url, baseUrl }) => safeReturnTo(url, baseUrl),
      // the browser gets nothing here that our own pages do not show
      session: ({ session, user: { name } }) => ({ expires: session.expires, user: { name } }),
    },
    events: {
      signIn: ({ user: { id }, profile }) => refreshEmail(id, (profile ?? {}) as ProfileExtras),
    },
    logger: {
      error: (code, metadata) => log('warn', 'sign-in failed', { code, error: causeOf(metadata) }),
      warn: (code) => log('warn', 'sign-in warning', { code }),
      debug: () => {},
    },
  };
}

function causeOf(metadata: unknown): unknown {
  if (metadata instanceof Error) return metadata;
  return (metadata as { error?: unknown } | undefined)?.error;
}
