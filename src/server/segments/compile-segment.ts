import { type SQL, sql } from 'drizzle-orm';
import type { FieldType } from '#/flow/audience/contact-fields.ts';
import type { SegmentOperator, SegmentRule, SegmentRules } from '#/flow/audience/segment-rules.ts';

type FieldTypes = ReadonlyMap<string, FieldType>;

/**
 * The condition on `contact` that a segment's rules are, for a query that reads that table under its own name. `types` are
 * those of the workspace's custom fields; a field that is none is read as text. Never null: what is unknown does not hold.
 */
export function compileSegment(rules: SegmentRules, types: FieldTypes): SQL {
  return join(
    rules.match,
    rules.groups.map((group) =>
      join(
        group.match,
        group.rules.map((rule) => compileRule(rule, types)),
      ),
    ),
  );
}

function join(match: 'all' | 'any', parts: readonly SQL[]): SQL {
  return sql`(${sql.join([...parts], match === 'all' ? sql` and ` : sql` or `)})`;
}

function compileRule(rule: SegmentRule, types: FieldTypes): SQL {
  switch (rule.on) {
    case 'field':
      return compileField(rule, types);
    case 'tag':
      return negated(
        rule.is === 'absent',
        sql`exists (select from contact_tag t where t.contact_id = contact.id and t.tag = ${rule.tag})`,
      );
    case 'group':
      return negated(
        rule.is === 'absent',
        sql`exists (select from contact_group_member m where m.contact_id = contact.id and m.group_id = ${rule.group}::uuid)`,
      );
    case 'consent':
      return compileConsent(rule.is);
    case 'activity': {
      const since = sql`now() - make_interval(days => ${rule.days}::int)`;
      return negated(
        rule.is === 'not-within',
        rule.what === 'met'
          ? sql`contact.created_at >= ${since}`
          : sql`exists (select from conversation c where c.channel_id in (select ch.id from channel ch)
              and c.contact_id = contact.id and c.last_in_at >= ${since})`,
      );
    }
    case 'flow':
      return compileFlow(rule);
  }
}

function negated(not: boolean, condition: SQL): SQL {
  return not ? sql`not ${condition}` : condition;
}

/** What somebody said last counts: an opt-in of old is none after an opt-out. */
export function compileConsent(is: 'opted-in' | 'opted-out' | 'not-opted-out'): SQL {
  if (is === 'opted-out') return sql`contact.opted_out_at is not null`;
  if (is === 'not-opted-out') return sql`contact.opted_out_at is null`;
  return sql`(contact.opted_out_at is null and exists (
    select from consent_log l where l.contact_id = contact.id and l.change = 'opt-in'))`;
}

function compileFlow({ flow, is }: SegmentRule & { on: 'flow' }): SQL {
  const state =
    is === 'waiting' ? sql` and r.status = 'waiting'` : is === 'finished' ? sql` and r.status = 'done'` : sql``;
  return negated(
    is === 'not-entered',
    sql`exists (select from run r where r.contact_id = contact.id and r.flow_id = ${flow}::uuid${state})`,
  );
}

type FieldRule = SegmentRule & { on: 'field' };

/** How a fact is read as text: a column, a custom field, or the phone number `a.value` of the addresses. */
function textOf(name: string): SQL {
  if (name === 'name') return sql`contact.name`;
  if (name === 'language') return sql`contact.language`;
  if (name === 'phone') return sql`a.value`;
  return sql`(contact.fields ->> ${name}::text)`;
}

function compileField({ name, is, value }: FieldRule, types: FieldTypes): SQL {
  const positive = opposite[is];
  const holds = compare(textOf(name), types.get(name) ?? 'text', positive ?? is, value);
  const condition =
    name === 'phone'
      ? sql`exists (select from contact_address a where a.contact_id = contact.id and a.kind = 'phone' and ${holds})`
      : sql`coalesce(${holds}, false)`;
  return negated(positive !== undefined, condition);
}

/** Comparisons that are another one, denied: also somebody without the fact meets them. */
const opposite: Partial<Record<SegmentOperator, SegmentOperator>> = {
  'not-equals': 'equals',
  'not-contains': 'contains',
  empty: 'not-empty',
};

const signs = { greater: sql`>`, 'at-least': sql`>=`, less: sql`<`, 'at-most': sql`<=` } as const;

function compare(text: SQL, type: FieldType, is: SegmentOperator, value: string): SQL {
  switch (is) {
    case 'not-empty':
      return sql`btrim(${text}) <> ''`;
    case 'contains':
      return sql`strpos(recado_fold(${text}), (select recado_fold(${value}))) > 0`;
    case 'starts':
      return sql`starts_with(recado_fold(${text}), (select recado_fold(${value})))`;
    case 'greater':
    case 'at-least':
    case 'less':
    case 'at-most':
      return ordered(text, type, signs[is], value);
    default:
      return equal(text, type, value);
  }
}

const yes = /^(true|yes|s[ií]|sim|1)$/i;

function equal(text: SQL, type: FieldType, value: string): SQL {
  if (type === 'boolean') return sql`${text} = ${yes.test(value) ? 'true' : 'false'}`;
  if (type === 'number' && isNumber.test(value)) return sql`${numberIn(text)} = ${value}::numeric`;
  if (type === 'date') return sql`left(${text}, 10) = ${value}`;
  return sql`recado_fold(${text}) = (select recado_fold(${value}))`;
}

const isNumber = /^[-+]?\d{1,15}(\.\d{1,15})?$/;

/** The number that a text writes; never an error, whatever stands there. */
const numberIn = (text: SQL) => sql`(case when ${text} ~ '^[-+]?\\d{1,15}(\\.\\d{1,15})?$' then ${text}::numeric end)`;

/** Numbers are ordered as numbers, days and everything else by their signs; what has no order is neither. */
function ordered(text: SQL, type: FieldType, sign: SQL, value: string): SQL {
  if (type === 'date') return sql`left(${text}, 10) collate "C" ${sign} ${value}`;
  if (!isNumber.test(value)) return sql`false`;
  return sql`${numberIn(text)} ${sign} ${value}::numeric`;
}
