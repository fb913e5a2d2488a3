import type { template } from '../db/schema/templates.ts';

type Row = typeof template.$inferSelect;

const time = (at: Date | null) => at?.toISOString() ?? null;

/** A template as screens are told of it. */
export function shownTemplate(row: Row) {
  const { id, account, name, language, category, status, quality, reason, advice, content, samples, sampleAsset } = row;
  return {
    id,
    account,
    name,
    language,
    category,
    status,
    quality,
    reason,
    advice,
    content,
    samples,
    sampleAsset,
    extras: row.extras,
    nextCategory: row.nextCategory,
    nextCategoryAt: time(row.nextCategoryAt),
    changedAt: row.changedAt.toISOString(),
    syncedAt: row.syncedAt.toISOString(),
  };
}
