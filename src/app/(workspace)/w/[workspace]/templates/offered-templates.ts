import type { OfferedTemplate } from '#/flow/message/message-template.ts';
import type { TemplateRow } from './template-row.ts';

/** The templates that a step or a broadcast may send: approved, and of nothing but what we can fill. */
export function offeredTemplates(templates: readonly TemplateRow[]): OfferedTemplate[] {
  return templates
    .filter(({ status, extras }) => status === 'approved' && extras.length === 0)
    .map(({ name, language, category, content }) => ({ name, language, category, content }));
}
