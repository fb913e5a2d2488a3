import { contactField } from '#/flow/run/contact-field.ts';
import type { NodeRunner, Visit } from '#/flow/run/node-runner.ts';
import { readPath } from '#/flow/template/read-path.ts';
import { foldText } from '#/flow/text/fold.ts';
import { minutesOfDay } from '#/flow/time/time-of-day.ts';
import { timeZoneOf } from '#/flow/time/time-zone.ts';
import { zonedMoment } from '#/flow/time/zoned.ts';
import type { Json } from '#/lib/json.ts';
import { compareValue } from './compare.ts';
import type { ConditionConfig, Rule } from './schema.ts';

type Here = Visit<ConditionConfig>;

/** What a variable holds, a path into it, or one of the variables that every flow has. */
function variable(visit: Here, name: string): Json {
  const { contact, workspace, channel } = visit.facts;
  const [root = ''] = name.split(/[.[]/);
  if (root === 'contact') return contactField(contact, name.slice('contact.'.length));
  if (name === 'message.text') return visit.heard;
  if (name === 'workspace.name') return workspace.name;
  if (name === 'channel.name') return channel.name;
  if (name === 'now') return new Date(visit.event.at).toISOString();
  return readPath(visit.vars as Json, name);
}

/** Tells whether a time of day lies between two others, past midnight where the second comes first. */
function between(minutes: number, from: number, to: number): boolean {
  if (from === to) return true;
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

function holds(visit: Here, rule: Rule): boolean {
  const { facts, event, render } = visit;
  switch (rule.on) {
    case 'tag': {
      const wanted = foldText(rule.tag);
      return facts.contact.tags.some((tag) => foldText(tag) === wanted) === (rule.is === 'present');
    }
    case 'weekday':
      return rule.days.includes(zonedMoment(event.at, timeZoneOf(facts)).weekday);
    case 'time': {
      const { minutes } = zonedMoment(event.at, timeZoneOf(facts));
      return between(minutes, minutesOfDay(rule.from), minutesOfDay(rule.to));
    }
    default: {
      const name = rule.on === 'message' ? '' : rule.name.trim();
      const actual =
        rule.on === 'message'
          ? visit.heard
          : rule.on === 'field'
            ? contactField(facts.contact, name)
            : variable(visit, name);
      const expected = rule.is === 'matches' ? rule.value : render(rule.value).trim();
      return compareValue(actual, rule.is, expected, facts.contact.language);
    }
  }
}

/** Leaves by `yes` when all of it, or any of it, holds. */
export const runCondition: NodeRunner<ConditionConfig> = {
  visit(visit) {
    const { match, groups } = visit.config;
    const groupHolds = ({ match, rules }: ConditionConfig['groups'][number]) =>
      match === 'all' ? rules.every((rule) => holds(visit, rule)) : rules.some((rule) => holds(visit, rule));
    const result = match === 'all' ? groups.every(groupHolds) : groups.some(groupHolds);
    return { kind: 'exit', exit: result ? 'yes' : 'no' };
  },
};
