import { Liquid, type Template } from 'liquidjs';
import type { Locale } from '#/lib/locales.ts';

/** The most characters that one text may render to. */
export const maxRenderedLength = 64 * 1024;

/** The most characters of a template that are parsed at all. */
export const maxTemplateLength = 64 * 1024;

const allowedTags = new Set(['if', 'unless', 'case']);

const allowedFilters = new Set(
  (
    'abs append at_least at_most capitalize ceil date default divided_by downcase first floor join last lstrip minus modulo ' +
    'number_of_words plus prepend remove remove_first replace replace_first replace_last reverse round rstrip size slice ' +
    'sort split strip times truncate truncatewords uniq upcase url_encode'
  ).split(' '),
);

const dateLocale: Record<Locale, string> = { en: 'en-US', es: 'es', 'pt-BR': 'pt-BR' };

/** A Liquid without loops, files, clocks, chance or HTML: what it renders depends on its scope alone. */
function makeLiquid(locale: Locale): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    parseLimit: maxTemplateLength,
    memoryLimit: 1_000_000,
    cache: false,
    locale: dateLocale[locale],
    timezoneOffset: 0,
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name];
  const date = liquid.filters.date as (this: unknown, value: unknown, format?: string, zone?: string) => unknown;
  for (const name of Object.keys(liquid.filters)) if (!allowedFilters.has(name)) liquid.unregisterFilter(name);
  // "now" and the zone come from the event, never from the machine
  liquid.registerFilter('date', function (value: unknown, format?: string, zone?: string) {
    const at = value === 'now' || value === 'today' ? this.context.getSync(['now']) : value;
    return date.call(this, at, format, zone ?? (this.context.getSync(['time_zone']) as string));
  });
  return liquid;
}

const engines = new Map<Locale, Liquid>();

/** The Liquid that writes month and day names in this language. */
export function liquidFor(locale: Locale): Liquid {
  let liquid = engines.get(locale);
  if (!liquid) {
    liquid = makeLiquid(locale);
    engines.set(locale, liquid);
  }
  return liquid;
}

const parsed = new Map<string, Template[]>();
const parsedAtMost = 2_000;

/** Parses a text once; the same text is not parsed again soon. Throws what Liquid throws. */
export function parseTemplate(text: string, locale: Locale): Template[] {
  const key = `${locale}:${text}`;
  let templates = parsed.get(key);
  if (!templates) {
    templates = liquidFor(locale).parse(text);
    if (parsed.size >= parsedAtMost) parsed.delete(parsed.keys().next().value as string);
    parsed.set(key, templates);
  }
  return templates;
}
