import type { JsonObject } from '#/lib/json.ts';
import { type Locale, pickLocale } from '#/lib/locales.ts';
import { firstName } from '../run/contact-field.ts';
import type { Facts } from '../run/facts.ts';
import { timeZoneOf } from '../time/time-zone.ts';
import { liquidFor, maxRenderedLength, parseTemplate, type RenderMode } from './liquid.ts';

/** A text that could not be filled: the template is broken or grew too large. */
export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
}

/** Everything a text may name. */
export type Scope = JsonObject;

/** The variables that texts and conditions see in a turn; `heard` is what the contact said last. */
export function scopeOf(facts: Facts, vars: Readonly<JsonObject>, heard: string, at: number): Scope {
  const { contact, workspace, channel } = facts;
  return {
    ...vars,
    contact: {
      ...contact.fields,
      name: contact.name,
      first_name: firstName(contact.name),
      phone: contact.phone,
      username: contact.username,
      language: contact.language,
      tags: [...contact.tags],
    },
    message: { text: heard },
    workspace: { name: workspace.name, language: workspace.locale ?? null },
    channel: { name: channel.name },
    now: new Date(at).toISOString(),
    time_zone: timeZoneOf(facts),
  };
}

/** Fills the variables of a text, once; what comes out is never a template again. Throws `TemplateFault`. */
export function renderText(text: string, scope: Scope, mode: RenderMode = 'plain'): string {
  if (!text.includes('{')) return text;
  const contact = scope.contact as JsonObject | undefined;
  const workspace = scope.workspace as JsonObject | undefined;
  const locale: Locale = pickLocale([String(contact?.language ?? workspace?.language ?? '')]);
  let rendered: string;
  try {
    rendered = liquidFor(locale, mode).renderSync(parseTemplate(text, locale, mode), scope);
  } catch (error) {
    throw new TemplateFault(error instanceof Error ? error.message : 'broken');
  }
  if (rendered.length > maxRenderedLength) throw new TemplateFault('too long');
  return rendered;
}
