import { Liquid, type Template } from 'liquidjs';
import type { Locale } from '#/lib/locales.ts';
import { maxTemplateDepth, templateNestsTooDeep } from './nesting.ts';

/** The most characters that one text may render to. */
export const maxRenderedLength = 64 * 1024;

/** The most characters of a template that are parsed at all. */
export const maxTemplateLength = 64 * 1024;

const allowedTags = new Set(['if', 'unless', 'case']);

const allowedFilters = new Set(
  (
    'abs append at_least at_most capitalize ceil date default divided_by downcase first floor join json last lstrip minus modulo ' +
    'number_of_words plus prepend raw remove remove_first replace replace_first replace_last reverse round rstrip size slice ' +
    'sort split strip times truncate truncatewords uniq upcase url_encode'
  ).split(' '),
);

const dateLocale: Record<Locale, string> = { en: 'en-US', es: 'es', 'pt-BR': 'pt-BR' };

/** Where the filled text will stand: between words, or in an address, where each value is percent-encoded. */
export type RenderMode = 'plain' | 'url';

/** Encodes a value as one part of an address. */
function encodePart(value: unknown): string {
  return value == null ? '' : encodeURIComponent(String(value).toWellFormed());
}

/** A Liquid without loops, files, clocks, chance or HTML: what it renders depends on its scope alone. */
function makeLiquid(locale: Locale, mode: RenderMode): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    ...(mode === 'url' && { outputEscape: encodePart }),
    parseLimit: maxTemplateLength,
    memoryLimit: 1_000_000,
    cache: false,
    locale: dateLocale[locale],
    timezoneOffset: 0,
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name];
  const date = liquid.filters.date as (this: unknown, value: unknown, format?: string, zone?: string) => unknown;
  for (const name of Object.keys(liquid.filters)) if (!allowedFilters.has(name)) liquid.unregisterFilter(name);
  liquid.registerFilter('url_encode', { raw: true, handler: encodePart });
  // "now" and the zone come from the event, never from the machine
  liquid.registerFilter('date', function (value: unknown, format?: string, zone?: string) {
    const at = value === 'now' || value === 'today' ? this.context.getSync(['now']) : value;
    // a day without a time is that day everywhere
    const isDay = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at);
    return date.call(this, at, format, zone ?? (isDay ? 'UTC' : (this.context.getSync(['time_zone']) as string)));
  });
  return liquid;
}

const engines = new Map<string, Liquid>();

/** The Liquid that writes month and day names in this language. */
export function liquidFor(locale: Locale, mode: RenderMode = 'plain'): Liquid {
  const key = `${locale}:${mode}`;
  let liquid = engines.get(key);
  if (!liquid) {
    liquid = makeLiquid(locale, mode);
    engines.set(key, liquid);
  }
  return liquid;
}

const parsed = new Map<string, Template[]>();
const parsedAtMost = 2_000;

/** Parses a text once; the same text is not parsed again soon. Throws what Liquid throws. */
export function parseTemplate(text: string, locale: Locale, mode: RenderMode = 'plain'): Template[] {
  const key = `${locale}:${mode}:${text}`;
  let templates = parsed.get(key);
  if (!templates) {
    if (templateNestsTooDeep(text)) throw new Error(`nested deeper than ${maxTemplateDepth}`);
    templates = liquidFor(locale, mode).parse(text);
    if (parsed.size >= parsedAtMost) parsed.delete(parsed.keys().next().value as string);
    parsed.set(key, templates);
  }
  return templates;
}
