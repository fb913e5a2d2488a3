import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { FieldType } from '#/flow/audience/contact-fields.ts';
import { createdAt, workspaceId } from './columns.ts';
import { workspace } from './workspaces.ts';

/** A custom field that the contacts of a workspace have; its values stand in `contact.fields` under its key. */
export const contactFieldDefinition = pgTable(
  'contact_field',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    /** As flows and texts name it: `contact.<key>`. Never changes. */
    key: text().notNull(),
    label: text().notNull(),
    type: text().$type<FieldType>().notNull(),
    /** What can be chosen, for the type `select`. */
    options: jsonb().$type<string[]>().notNull().default([]),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.key] })],
);
