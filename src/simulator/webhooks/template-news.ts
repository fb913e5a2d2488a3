import type { JsonObject } from '#/lib/json.ts';
import type { SimTemplate } from '../world/world.ts';
import type { Change } from './queue.ts';

/** How news names a template; its language with a hyphen, as in Meta's examples. */
function named({ id, name, language }: SimTemplate): JsonObject {
  return {
    message_template_id: Number(id),
    message_template_name: name,
    message_template_language: language.replace('_', '-'),
  };
}

/** News of its status. */
export function statusNews(
  template: SimTemplate,
  event: string,
  reason: string,
  other?: { title: string; description: string },
): Change {
  const value: JsonObject = { event, ...named(template), reason, message_template_category: template.category };
  if (other) value.other_info = other;
  if (event === 'REJECTED') {
    value.rejection_info = {
      reason: `The simulator rejected it: ${reason}.`,
      recommendation: 'Edit it and submit it again.',
    };
  }
  return { field: 'message_template_status_update', value };
}

/** News of its quality. */
export function qualityNews(template: SimTemplate, before: string): Change {
  const value = { previous_quality_score: before, new_quality_score: template.quality, ...named(template) };
  return { field: 'message_template_quality_update', value };
}

/** News of its category: that it will change, or that it has. */
export function categoryNews(template: SimTemplate, news: { coming: string; at: number } | { before: string }): Change {
  const change: JsonObject =
    'coming' in news
      ? {
          new_category: template.category,
          correct_category: news.coming,
          category_update_timestamp: Math.floor(news.at / 1_000),
        }
      : { previous_category: news.before, new_category: template.category };
  return { field: 'template_category_update', value: { ...named(template), ...change } };
}

/** News that it says something else. */
export function componentsNews(template: SimTemplate): Change {
  const body = template.components.find((one) => one.type === 'BODY');
  return {
    field: 'message_template_components_update',
    value: { ...named(template), message_template_element: String(body?.text ?? '') },
  };
}
