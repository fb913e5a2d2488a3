import type { NodeRunner, Visit } from '#/flow/run/node-runner.ts';
import { foldText } from '#/flow/text/fold.ts';
import { parseNumber } from '#/flow/text/parse-number.ts';
import { parseDate } from '#/flow/time/parse-date.ts';
import { timeZoneOf } from '#/flow/time/time-zone.ts';
import { zonedMoment } from '#/flow/time/zoned.ts';
import type { Json } from '#/lib/json.ts';
import type { SetFieldConfig } from './schema.ts';

const truths: Record<string, boolean> = {
  true: true,
  yes: true,
  y: true,
  si: true,
  sim: true,
  verdadero: true,
  verdadeiro: true,
  on: true,
  '1': true,
  false: false,
  no: false,
  n: false,
  nao: false,
  falso: false,
  off: false,
  '0': false,
};

function toNumber(text: string, language: string | null): number | null {
  const plain = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(plain) ? plain : parseNumber(text, language);
}

function toBoolean(text: string): boolean | null {
  const folded = foldText(text);
  return Object.hasOwn(truths, folded) ? (truths[folded] as boolean) : null;
}

function toDate(text: string, { event, facts }: Visit<unknown>): string | null {
  const timeZone = timeZoneOf(facts);
  const moment = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(moment)) return zonedMoment(moment, timeZone).date;
  return parseDate(text, { now: event.at, timeZone, language: facts.contact.language, lean: 'future' });
}

/** The value that a filled text stands for; null when it is none of its kind. */
function typedValue(visit: Visit<SetFieldConfig>): Json {
  const text = visit.render(visit.config.value).trim();
  switch (visit.config.type) {
    case 'number':
      return toNumber(text, visit.facts.contact.language);
    case 'boolean':
      return toBoolean(text);
    case 'date':
      return toDate(text, visit);
    case 'text':
      return text || null;
  }
}

/** Sets the value; one that does not fit its kind clears the target. */
export const runSetField: NodeRunner<SetFieldConfig> = {
  visit(visit) {
    const { target, name } = visit.config;
    const value = typedValue(visit);
    if (target === 'variable') return { kind: 'exit', exit: 'next', set: { [name]: value } };
    return { kind: 'exit', exit: 'next', effects: [{ kind: 'set-field', field: name, value }] };
  },
};
