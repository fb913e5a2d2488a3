import type { SegmentRule, SegmentRules } from '#/flow/audience/segment-rules.ts';

/** What a rule can ask about, in the order in which it is offered. */
export const ruleKinds = ['tag', 'field', 'consent', 'activity', 'flow', 'group'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A rule of a kind, before anything is chosen in it. */
export function freshRule(on: RuleKind): SegmentRule {
  switch (on) {
    case 'tag':
      return { on, tag: '', is: 'present' };
    case 'field':
      return { on, name: 'name', is: 'contains', value: '' };
    case 'consent':
      return { on, is: 'not-opted-out' };
    case 'activity':
      return { on, what: 'wrote', is: 'within', days: 30 };
    case 'flow':
      return { on, flow: '', is: 'entered' };
    case 'group':
      return { on, group: '', is: 'present' };
  }
}

/** A group of rules to begin with. */
export function freshGroup(): SegmentRules['groups'][number] {
  return { match: 'all', rules: [freshRule('tag')] };
}
