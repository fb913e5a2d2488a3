import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns.ts';

/** A person who signs in. Not owned by a workspace; e-mail addresses are not unique and never identify anyone. */
export const user = pgTable('user', {
  id: id().primaryKey(),
  name: text(),
  email: text(),
  emailVerified: moment(),
  image: text(),
  locale: text(),
  createdAt: createdAt(),
});

/** A sign-in identity: the pair of provider and subject. No provider token is kept. */
export const account = pgTable(
  'account',
  {
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.providerAccountId] }), index().on(t.userId)],
);

/** A signed-in browser. Only the SHA-256 of its token is stored. */
export const session = pgTable(
  'session',
  {
    tokenHash: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.userId)],
);

/** How often something was tried from one place within a stretch of time. Not owned by a workspace. */
export const rateLimit = pgTable(
  'rate_limit',
  {
    /** What is tried, and by whom: an address or a person. */
    key: text().primaryKey(),
    tries: integer().notNull(),
    resetsAt: moment().notNull(),
  },
  (t) => [index().on(t.resetsAt)],
);
