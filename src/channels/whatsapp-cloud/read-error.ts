import type { Json } from '#/lib/json.ts';
import type { ErrorRule, ProviderError } from '../contract.ts';
import { type ErrorEntry, errorEntries } from './errors.ts';
import { list, number, record, text } from './read.ts';

const byCode = new Map(errorEntries.filter((entry) => entry.to === undefined).map((entry) => [entry.code, entry]));
const ranges = errorEntries.filter((entry) => entry.to !== undefined);

/** The entry of a code; undefined for codes that nobody told us of. */
export function errorEntry(code: number): ErrorEntry | undefined {
  return byCode.get(code) ?? ranges.find((range) => code >= range.code && code <= (range.to as number));
}

/** For codes that are in no list: the message has failed, unless Meta calls the trouble transient. */
const unknownRule: ErrorRule = { class: 'permanent', scope: 'message', effect: 'none' };
const transientRule: ErrorRule = { class: 'retry', scope: 'message', effect: 'none', tries: 2 };

/**
 * Reads an error object of Meta: from an HTTP answer, a status or a webhook's `errors`. Null for what is none. Decided
 * by code alone. `about` media: subcode 33 of code 100 means that the file is gone, not our number.
 */
export function readError(value: Json | undefined, about: 'number' | 'media' = 'number'): ProviderError | null {
  const error = record(value);
  const code = number(error.code);
  if (code === null) return null;
  const numberIsWrong = about === 'number' && code === 100 && number(error.error_subcode) === 33;
  const entry = errorEntry(numberIsWrong ? 33 : code);
  const said = text(error.title) ?? text(error.message)?.replace(/^\(#\d+\)\s*/, '') ?? null;
  const title = entry?.title ?? said ?? `Error ${code}`;
  const details =
    text(record(error.error_data).details) ?? text(error.error_user_msg) ?? (said === title ? null : said);
  const rule = entry ? ruleOf(entry) : error.is_transient === true ? transientRule : unknownRule;
  return { ...rule, code, title, details };
}

/** The first error of an `errors` array; null where there is none. */
export function readErrors(value: Json | undefined): ProviderError | null {
  return readError(list(value)[0]);
}

function ruleOf({ code: _code, to: _to, title: _title, ...rule }: ErrorEntry): ErrorRule {
  return rule;
}
