import { and, eq, gt } from 'drizzle-orm';
import { type Locale, locales } from '#/lib/locales.ts';
import { withIdentity } from '../db/doors.ts';
import { session, user } from '../db/schema/identity.ts';
import { cookieOf, readCookie } from './cookies.ts';
import { tokenHash } from './token-hash.ts';

/** How long a session lives after it was last used. */
export const sessionSeconds = 30 * 24 * 60 * 60;

const renewAfterSeconds = 24 * 60 * 60;

/** Who is signed in. */
export interface Session {
  userId: string;
  name: string | null;
  email: string | null;
  /** The person's choice, where they made one. */
  locale: Locale | null;
  /** Set when this reading prolonged the session: the browser is to keep its cookie until then. */
  renewed: { token: string; expires: Date } | null;
}

/** When a session that is used now ends. */
export function sessionEnd(now = Date.now()): Date {
  return new Date(now + sessionSeconds * 1000);
}

/** The session of a request, by its cookie; null when there is none in force. A session in use is prolonged once a day. */
export async function readSession(headers: { get(name: string): string | null }): Promise<Session | null> {
  const token = readCookie(headers.get('cookie'), cookieOf('sessionToken').name);
  if (!token) return null;
  return withIdentity(async (tx) => {
    const held = eq(session.tokenHash, tokenHash(token));
    const [row] = await tx
      .select({ user, expiresAt: session.expiresAt })
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .where(and(held, gt(session.expiresAt, new Date())));
    if (!row) return null;
    const { id: userId, name, email } = row.user;
    const locale = locales.find((known) => known === row.user.locale) ?? null;
    const expires = sessionEnd();
    const old = expires.getTime() - (row.expiresAt as Date).getTime() > renewAfterSeconds * 1000;
    if (old) await tx.update(session).set({ expiresAt: expires }).where(held);
    return { userId, name, email, locale, renewed: old ? { token, expires } : null };
  });
}
