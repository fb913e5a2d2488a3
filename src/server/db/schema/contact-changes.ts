import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ChangeAction, ChangeTarget } from '#/server/contacts/change-inputs.ts';
import { createdAt, id, moment, workspaceId } from './columns.ts';
import { contact } from './contacts.ts';
import { workspace } from './workspaces.ts';

/** One change to many contacts, which a job carries out piece by piece; or the undo of an earlier one. */
export const contactChange = pgTable(
  'contact_change',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    action: jsonb().$type<ChangeAction>().notNull(),
    /** Whom it means: some by id, or everybody whom a filter finds. */
    target: jsonb().$type<ChangeTarget>().notNull(),
    /** The change that it takes back. */
    undoes: uuid(),
    /** Contacts that it was begun for. */
    total: integer().notNull(),
    /** Contacts that were looked at. */
    done: integer().notNull().default(0),
    /** Contacts that are different now. */
    changed: integer().notNull().default(0),
    /** The last contact that was looked at; after a crash it goes on behind it. */
    cursor: uuid(),
    /** Null is the operator. */
    startedBy: uuid(),
    startedAt: createdAt(),
    endedAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('contact_change_undoes').on(t.workspaceId, t.undoes).where(sql`undoes is not null`),
  ],
);

/** A contact that a change has changed; an undo means these and nobody else. */
export const contactChangeItem = pgTable(
  'contact_change_item',
  {
    workspaceId: workspaceId(),
    changeId: uuid().notNull(),
    contactId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.changeId, t.contactId] }),
    index().on(t.workspaceId, t.contactId),
    foreignKey({
      columns: [t.workspaceId, t.changeId],
      foreignColumns: [contactChange.workspaceId, contactChange.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }).onDelete(
      'cascade',
    ),
  ],
);
