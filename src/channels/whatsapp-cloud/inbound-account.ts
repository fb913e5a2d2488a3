import type { Json, JsonObject } from '#/lib/json.ts';
import type { AccountEffect, ChannelEvent } from '../contract.ts';
import { templateNews } from './inbound-template.ts';
import { capabilities, highRate } from './limits.ts';
import { phoneOf } from './people.ts';
import { reachOf } from './reach.ts';
import { list, record, slug, text, time } from './read.ts';
import { readErrors } from './read-error.ts';

type Severity = 'info' | 'warning' | 'critical';
type Verdict = { what: string; severity: Severity };

/** Reads a change that is about the sender or the account, told at a time (milliseconds); null for fields that are not. */
export function accountEvent(field: string, value: JsonObject, at: number | null): ChannelEvent | null {
  const judge = judges.get(field);
  if (!judge) return null;
  const effect = effects.get(field)?.(value) ?? templateNews(field, value, at);
  return { kind: 'account', ...judge(value), error: readErrors(value.errors), effect, data: dataOf(value) };
}

const effects = new Map<string, (value: JsonObject) => AccountEffect | null>([
  ['account_update', restrictionOf],
  ['business_capability_update', capabilityOf],
  ['phone_number_quality_update', ({ event }) => rates.get(text(event) ?? '') ?? null],
]);

const rates = new Map<string, AccountEffect>([
  ['THROUGHPUT_UPGRADE', { kind: 'set-rate', ...highRate }],
  // documented nowhere, and the only thing that such an event could mean
  ['THROUGHPUT_DOWNGRADE', { kind: 'set-rate', ...capabilities.rate }],
]);

/** Of an account that may not begin conversations marketing rests, and goes on when the account is reinstated. */
function restrictionOf(value: JsonObject): AccountEffect | null {
  if (text(value.event) === 'DISABLED_UPDATE' && text(record(value.ban_info).waba_ban_state) === 'REINSTATE') {
    return { kind: 'resume-marketing' };
  }
  if (text(value.event) !== 'ACCOUNT_RESTRICTION') return null;
  const ends = list(value.restriction_info)
    .map(record)
    .filter((one) => text(one.restriction_type) === 'RESTRICTED_BIZ_INITIATED_MESSAGING')
    .map((one) => time(one.expiration));
  if (ends.length === 0) return null;
  return { kind: 'rest-marketing', until: ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0)) };
}

/** How many people an account may write to outside their window; newer news names a tier, older a number. */
function capabilityOf(value: JsonObject): AccountEffect | null {
  const people = reachOf(value.max_daily_conversations_per_business);
  return people === undefined ? null : { kind: 'set-reach', people };
}

const judges = new Map<string, (value: JsonObject) => Verdict>([
  ['account_update', accountUpdate],
  ['account_alerts', accountAlert],
  ['account_review_update', (value) => decision('account-review', value)],
  ['business_capability_update', () => ({ what: 'messaging-limit', severity: 'info' })],
  ['message_template_status_update', templateStatus],
  ['message_template_quality_update', templateQuality],
  ['message_template_components_update', () => ({ what: 'template-components', severity: 'info' })],
  ['template_category_update', () => ({ what: 'template-category', severity: 'warning' })],
  [
    'phone_number_quality_update',
    (value) => ({ what: `number-${slug(text(value.event) ?? 'unknown')}`, severity: 'info' }),
  ],
  ['phone_number_name_update', (value) => decision('display-name', value)],
  ['security', (value) => ({ what: `security-${slug(text(value.event) ?? 'unknown')}`, severity: 'critical' })],
  ['business_username_updates', () => ({ what: 'username', severity: 'info' })],
  ['phone_number_username_update', () => ({ what: 'username', severity: 'info' })],
  ['flows', flowHealth],
]);

/** One event name stands for a ban and for its end: the state decides. */
function accountUpdate(value: JsonObject): Verdict {
  const name = text(value.event) ?? 'unknown';
  if (name === 'DISABLED_UPDATE') {
    const state = text(record(value.ban_info).waba_ban_state) ?? 'unknown';
    return { what: `account-${slug(state)}`, severity: state === 'REINSTATE' ? 'info' : 'critical' };
  }
  const severity = accountSeverities.get(name) ?? 'info';
  return { what: name.startsWith('ACCOUNT_') ? slug(name) : `account-${slug(name)}`, severity };
}

const accountSeverities = new Map<string, Severity>([
  ['ACCOUNT_VIOLATION', 'warning'],
  ['ACCOUNT_RESTRICTION', 'critical'],
  ['ACCOUNT_DELETED', 'critical'],
  ['ACCOUNT_OFFBOARDED', 'critical'],
  ['PARTNER_REMOVED', 'critical'],
  ['PARTNER_APP_UNINSTALLED', 'critical'],
]);

function accountAlert(value: JsonObject): Verdict {
  const info = record(value.alert_info);
  const level = (text(info.alert_severity) ?? text(value.alert_severity))?.toUpperCase();
  const severity = level === 'CRITICAL' ? 'critical' : level === 'WARNING' ? 'warning' : 'info';
  return { what: `alert-${slug(text(info.alert_type) ?? text(value.alert_type) ?? 'unknown')}`, severity };
}

function decision(what: string, value: JsonObject): Verdict {
  const said = text(value.decision) ?? 'unknown';
  return { what: `${what}-${slug(said)}`, severity: said === 'REJECTED' ? 'warning' : 'info' };
}

/** Meta's own page prints a change of quality under the status field: without an event it is one. */
function templateStatus(value: JsonObject): Verdict {
  const name = text(value.event);
  if (!name) return templateQuality(value);
  const severity = name === 'APPROVED' || name === 'REINSTATED' || name === 'UNARCHIVED' ? 'info' : 'warning';
  return { what: `template-${slug(name)}`, severity };
}

function templateQuality(value: JsonObject): Verdict {
  const score = text(value.new_quality_score) ?? 'unknown';
  return { what: 'template-quality', severity: score === 'YELLOW' || score === 'RED' ? 'warning' : 'info' };
}

function flowHealth(value: JsonObject): Verdict {
  const name = text(value.event) ?? 'unknown';
  return { what: `form-${slug(name)}`, severity: name === 'FLOW_STATUS_CHANGE' ? 'info' : 'warning' };
}

/** The value as it came, with ids as text, the language as the API writes it (`en_US`), and the number as E.164. */
function dataOf(value: JsonObject): Json {
  const data: JsonObject = { ...value };
  const template = text(value.message_template_id);
  if (template) data.message_template_id = template;
  const language = text(value.message_template_language);
  if (language) data.message_template_language = language.replace('-', '_');
  const display = phoneOf(value.display_phone_number);
  if (display) data.display_phone_number = display;
  return data;
}

/** Reads `value.errors` of the messages field: trouble with the sender, without any message. */
export function accountErrors(value: JsonObject): ChannelEvent[] {
  return list(value.errors).flatMap((raw): ChannelEvent[] => {
    const error = readErrors([raw]);
    if (!error) return [];
    const severity = error.effect === 'pause-channel' ? 'critical' : 'warning';
    return [{ kind: 'account', what: 'error', severity, error, effect: null, data: raw }];
  });
}
