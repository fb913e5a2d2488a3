/** The kinds of value a variable may hold. */
export type VariableType = 'text' | 'number' | 'boolean' | 'date' | 'list' | 'any';

/** Variables that exist in every flow; `missing` tells that a contact may lack it. */
export const builtInVariables = [
  { name: 'contact.name', type: 'text', missing: false },
  { name: 'contact.first_name', type: 'text', missing: false },
  { name: 'contact.phone', type: 'text', missing: true },
  { name: 'contact.username', type: 'text', missing: true },
  { name: 'contact.language', type: 'text', missing: true },
  { name: 'contact.tags', type: 'list', missing: false },
  { name: 'message.text', type: 'text', missing: false },
  { name: 'workspace.name', type: 'text', missing: false },
  { name: 'channel.name', type: 'text', missing: false },
  { name: 'now', type: 'date', missing: false },
] as const satisfies readonly { name: string; type: VariableType; missing: boolean }[];

/** First words that a flow's own variable may not take. */
export const reservedVariables: ReadonlySet<string> = new Set([
  'contact',
  'message',
  'workspace',
  'channel',
  'now',
  'time_zone',
]);

/** How a flow's own variable and a contact field may be named. */
export const variableName = /^[a-z][a-z0-9_]{0,39}$/;
