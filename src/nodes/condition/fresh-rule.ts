import type { Rule } from './schema.ts';

/** The subjects of a rule, in the order in which they are offered. */
export const subjects = ['variable', 'field', 'tag', 'message', 'time', 'weekday'] as const satisfies Rule['on'][];

const fresh: { [On in Rule['on']]: Extract<Rule, { on: On }> } = {
  variable: { on: 'variable', name: '', is: 'equals', value: '' },
  field: { on: 'field', name: '', is: 'equals', value: '' },
  tag: { on: 'tag', tag: '', is: 'present' },
  message: { on: 'message', is: 'contains', value: '' },
  time: { on: 'time', from: '09:00', to: '18:00' },
  weekday: { on: 'weekday', days: [1, 2, 3, 4, 5] },
};

/** A rule about another subject. */
export function freshRule(on: Rule['on']): Rule {
  return structuredClone(fresh[on]);
}
