import { foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { SegmentRules } from '#/flow/audience/segment-rules.ts';
import { createdAt, id, workspaceId } from './columns.ts';
import { contact } from './contacts.ts';
import { workspace } from './workspaces.ts';

/** A live audience: whoever meets its rules at the moment. */
export const segment = pgTable(
  'segment',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    rules: jsonb().$type<SegmentRules>().notNull(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), unique().on(t.workspaceId, t.name)],
);

/** A fixed, named list of contacts. */
export const contactGroup = pgTable(
  'contact_group',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    name: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), unique().on(t.workspaceId, t.name)],
);

/** A contact in a group; the row exists once per pair. */
export const contactGroupMember = pgTable(
  'contact_group_member',
  {
    workspaceId: workspaceId(),
    groupId: uuid().notNull(),
    contactId: uuid().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.groupId, t.contactId] }),
    index().on(t.workspaceId, t.contactId),
    foreignKey({
      columns: [t.workspaceId, t.groupId],
      foreignColumns: [contactGroup.workspaceId, contactGroup.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.workspaceId, t.contactId], foreignColumns: [contact.workspaceId, contact.id] }).onDelete(
      'cascade',
    ),
  ],
);
