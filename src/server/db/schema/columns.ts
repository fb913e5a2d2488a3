import { sql } from 'drizzle-orm';
import { timestamp, uuid } from 'drizzle-orm/pg-core';

/** A time-sortable id, made by the database unless the caller made one. */
export const id = () => uuid().notNull().default(sql`uuidv7()`);

/** A point in time with zone. */
export const moment = () => timestamp({ withTimezone: true });

/** When the row was written. */
export const createdAt = () => moment().notNull().defaultNow();

/** The tenant that owns the row; row-level security hangs on it. */
export const workspaceId = () => uuid().notNull();
