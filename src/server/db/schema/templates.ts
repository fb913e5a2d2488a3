import { index, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type {
  TemplateCategory,
  TemplateContent,
  TemplateQuality,
  TemplateStatus,
} from '#/flow/message/message-template.ts';
import { createdAt, id, moment, workspaceId } from './columns.ts';
import { workspace } from './workspaces.ts';

/** A message that the provider approves before it may be sent; one row per language. The provider's word is the truth. */
export const template = pgTable(
  'template',
  {
    workspaceId: workspaceId().references(() => workspace.id, { onDelete: 'cascade' }),
    id: id(),
    /** The provider's id of the account that it belongs to; all senders of the account may use it. */
    account: text().notNull(),
    providerId: text().notNull(),
    name: text().notNull(),
    /** As the provider writes it, such as `pt_BR`. */
    language: text().notNull(),
    category: text().$type<TemplateCategory>().notNull(),
    status: text().$type<TemplateStatus>().notNull(),
    quality: text().$type<TemplateQuality>().notNull(),
    /** Why the provider rejected, paused or disabled it, and what it advises; its own words. */
    reason: text(),
    advice: text(),
    /** The category that the provider will give it, and when; null while nothing is announced. */
    nextCategory: text().$type<TemplateCategory>(),
    nextCategoryAt: moment(),
    content: jsonb().$type<TemplateContent>().notNull(),
    /** An example for each place that is filled, by its key. */
    samples: jsonb().$type<Record<string, string>>().notNull(),
    /** Our file that was given as the example of its header; null where it was made elsewhere. */
    sampleAsset: text(),
    /** Parts that we cannot send, such as a carousel, in the provider's words. */
    extras: jsonb().$type<readonly string[]>().notNull(),
    /** The provider's time of the latest news about its state; older news is not believed. */
    toldAt: moment(),
    /** When something about it last changed for us. */
    changedAt: createdAt(),
    syncedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique().on(t.workspaceId, t.account, t.name, t.language),
    index().on(t.workspaceId, t.account, t.providerId),
  ],
);
