import type { NodeRunner } from '#/flow/run/node-runner.ts';
import { namedTags, type TagConfig } from './schema.ts';

/** Changes the tags and goes on. */
export const runTag: NodeRunner<TagConfig> = {
  visit({ config }) {
    const add = namedTags(config.add);
    const remove = namedTags(config.remove);
    if (add.length === 0 && remove.length === 0) return { kind: 'exit', exit: 'next' };
    return { kind: 'exit', exit: 'next', effects: [{ kind: 'change-tags', add, remove }] };
  },
};
