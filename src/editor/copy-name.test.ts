import { expect, it } from 'vitest';
import { copyName } from './copy-name.ts';

it('says whose copy it is, and shortens the name of the flow where both do not fit', () => {
  const by = (name: string) => `${name} (by Ana)`;
  expect(copyName('Welcome', by)).toBe('Welcome (by Ana)');
  expect(copyName('🙂'.repeat(60), by)).toBe(`${'🙂'.repeat(55)} (by Ana)`);
  expect(copyName('', (name) => `${name}${'A'.repeat(200)}`)).toHaveLength(120);
});
