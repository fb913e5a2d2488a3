/** How a value is compared with what an author wrote. */
export const operators = [
  'equals',
  'not-equals',
  'contains',
  'not-contains',
  'starts',
  'matches',
  'greater',
  'at-least',
  'less',
  'at-most',
  'empty',
  'not-empty',
] as const;
export type Operator = (typeof operators)[number];

/** The operators that look at one side only. */
export const oneSided: ReadonlySet<Operator> = new Set(['empty', 'not-empty']);
