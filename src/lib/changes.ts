/** What can change under an open screen; each is also the name of a tRPC router whose queries it concerns. */
export const topics = [
  'workspace',
  'member',
  'invitation',
  'secret',
  'channel',
  'flow',
  'run',
  'contact',
  'conversation',
  'phone',
  'field',
  'segment',
  'group',
  'import',
  'broadcast',
  'template',
] as const;
export type Topic = (typeof topics)[number];

/** Something changed; without an id, anything of that topic may have. */
export interface Hint {
  topic: Topic;
  id?: string;
}

/** What a browser is told: everything, or by topic the ids that changed (null: any of them). */
export type Changes = 'everything' | Partial<Record<Topic, readonly string[] | null>>;

/** Two lots of changes as one. */
export function mergeChanges(a: Changes, b: Changes): Changes {
  if (a === 'everything' || b === 'everything') return 'everything';
  const merged: Partial<Record<Topic, readonly string[] | null>> = { ...a };
  for (const [topic, ids] of Object.entries(b) as [Topic, readonly string[] | null][]) {
    const known = merged[topic];
    merged[topic] = ids === null || known === null ? null : [...new Set([...(known ?? []), ...ids])];
  }
  return merged;
}
