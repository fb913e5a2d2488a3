import type { JsonObject } from '#/lib/json.ts';
import type { TemplateNews } from '../contract.ts';
import { record, text, time } from './read.ts';
import { categoryOf, qualityOf, statusOf } from './template-components.ts';

/** Reads what a change says about a template; null where it says nothing that we keep. */
export function templateNews(field: string, value: JsonObject, at: number | null): TemplateNews | null {
  const change = readers.get(field)?.(value) ?? null;
  const providerId = text(value.message_template_id);
  if (!change || !providerId) return null;
  const name = text(value.message_template_name);
  const language = text(value.message_template_language)?.replace('-', '_') ?? null;
  return { kind: 'template', at, providerId, name, language, change };
}

type Change = TemplateNews['change'];

const readers = new Map<string, (value: JsonObject) => Change | null>([
  ['message_template_status_update', statusChange],
  ['message_template_quality_update', qualityChange],
  ['message_template_components_update', () => ({ what: 'content' })],
  ['template_category_update', categoryChange],
]);

/** Meta's own page prints a change of quality under the status field: without an event it is one. */
function statusChange(value: JsonObject): Change | null {
  if (!text(value.event)) return qualityChange(value);
  const status = statusOf(value.event);
  if (!status) return null;
  const said = text(value.reason);
  const rejection = record(value.rejection_info);
  const other = record(value.other_info);
  return {
    what: 'status',
    status,
    reason: text(rejection.reason) ?? text(other.description) ?? (said === 'NONE' ? null : said),
    advice: text(rejection.recommendation),
  };
}

function qualityChange(value: JsonObject): Change | null {
  return text(value.new_quality_score) ? { what: 'quality', quality: qualityOf(value.new_quality_score) } : null;
}

/** Announced a day before, with the category that it will have; and told once more when it has it. */
function categoryChange(value: JsonObject): Change | null {
  const coming = categoryOf(value.correct_category);
  if (coming) return { what: 'next-category', category: coming, from: time(value.category_update_timestamp) };
  const category = categoryOf(value.new_category);
  return category && { what: 'category', category };
}
