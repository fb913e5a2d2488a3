import { z } from 'zod';
import { defineNode } from '#/flow/graph/node-schema.ts';
import { words } from './words.ts';

const tags = z.array(z.string().max(50)).max(50);
const config = z.strictObject({ add: tags.default([]), remove: tags.default([]) });
export type TagConfig = z.infer<typeof config>;

/** The tags of a list that say something, each once. */
export function namedTags(list: readonly string[]): string[] {
  return [...new Set(list.map((tag) => tag.trim()).filter(Boolean))];
}

/** Gives tags to the contact and takes tags away. */
export const tag = defineNode(config)({
  family: 'data',
  icon: 'tag',
  role: 'step',
  initial: () => ({ add: [], remove: [] }),
  exits: () => [{ id: 'next', label: 'next', optional: true }],
  check({ add, remove }) {
    const given = namedTags(add);
    if (given.length === 0 && namedTags(remove).length === 0) {
      return [{ code: 'field-empty', severity: 'error', field: 'add' }];
    }
    const both = namedTags(remove).some((name) => given.includes(name));
    return both ? [{ code: 'option-duplicate', severity: 'error', field: 'remove' }] : [];
  },
  words,
});
