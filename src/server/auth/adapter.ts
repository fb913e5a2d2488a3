import { and, eq, lt } from 'drizzle-orm';
import type { Adapter, AdapterAccount, AdapterSession, AdapterUser } from 'next-auth/adapters';
import { withIdentity } from '../db/doors.ts';
import { account, session, user } from '../db/schema/identity.ts';
import { cleanEmail } from './clean-email.ts';
import { tokenHash } from './token-hash.ts';

type UserRow = typeof user.$inferSelect;

/** What a provider's profile says beyond next-auth's own fields. */
export interface ProfileExtras {
  /** The provider vouches for the address. */
  emailIsVerified?: boolean;
}

function asAdapterUser(row: UserRow): AdapterUser {
  return { id: row.id, name: row.name, email: row.email ?? '', emailVerified: row.emailVerified, image: null };
}

/**
 * next-auth on our tables. Who somebody is, is the pair of provider and subject: no account is ever found by its
 * e-mail address. Of a session token only the hash is kept, of a provider's tokens nothing.
 */
export const adapter = {
  async createUser(profile: Omit<AdapterUser, 'id'> & ProfileExtras) {
    const email = cleanEmail(profile.email);
    const [row] = await withIdentity((tx) =>
      tx
        .insert(user)
        .values({
          name: profile.name ?? null,
          email,
          emailVerified: email && profile.emailIsVerified ? new Date() : null,
        })
        .returning(),
    );
    return asAdapterUser(row as UserRow);
  },

  async getUser(id) {
    const [row] = await withIdentity((tx) => tx.select().from(user).where(eq(user.id, id)));
    return row ? asAdapterUser(row) : null;
  },

  getUserByEmail: async () => null,

  async getUserByAccount({ provider, providerAccountId }) {
    const [row] = await withIdentity((tx) =>
      tx
        .select({ user })
        .from(account)
        .innerJoin(user, eq(user.id, account.userId))
        .where(and(eq(account.provider, provider), eq(account.providerAccountId, providerAccountId))),
    );
    return row ? asAdapterUser(row.user) : null;
  },

  async updateUser(changes) {
    const { id, name } = changes;
    const [row] = await withIdentity((tx) => tx.update(user).set({ name }).where(eq(user.id, id)).returning());
    return asAdapterUser(row as UserRow);
  },

  async linkAccount({ provider, providerAccountId, userId }: AdapterAccount) {
    await withIdentity((tx) => tx.insert(account).values({ provider, providerAccountId, userId }));
  },

  async createSession({ sessionToken, userId, expires }) {
    await withIdentity(async (tx) => {
      await tx.delete(session).where(and(eq(session.userId, userId), lt(session.expiresAt, new Date())));
      await tx.insert(session).values({ tokenHash: tokenHash(sessionToken), userId, expiresAt: expires });
    });
    return { sessionToken, userId, expires };
  },

  async getSessionAndUser(sessionToken) {
    const [row] = await withIdentity((tx) =>
      tx
        .select({ session, user })
        .from(session)
        .innerJoin(user, eq(user.id, session.userId))
        .where(eq(session.tokenHash, tokenHash(sessionToken))),
    );
    if (!row) return null;
    const { userId, expiresAt: expires } = row.session;
    return { session: { sessionToken, userId, expires } satisfies AdapterSession, user: asAdapterUser(row.user) };
  },

  async updateSession({ sessionToken, expires }) {
    if (!expires) return null;
    const [row] = await withIdentity((tx) =>
      tx
        .update(session)
        .set({ expiresAt: expires })
        .where(eq(session.tokenHash, tokenHash(sessionToken)))
        .returning({ userId: session.userId }),
    );
    return row ? { sessionToken, userId: row.userId, expires } : null;
  },

  async deleteSession(sessionToken) {
    await withIdentity((tx) => tx.delete(session).where(eq(session.tokenHash, tokenHash(sessionToken))));
  },
} satisfies Adapter;
