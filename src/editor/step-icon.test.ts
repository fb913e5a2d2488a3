import { expect, it } from 'vitest';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { stepIcons } from './step-icon.tsx';

it('has a drawing for the icon of every node type', () => {
  const missing = Object.values(nodeSchemas).filter(({ icon }) => !Object.hasOwn(stepIcons, icon));
  expect(missing.map(({ icon }) => icon)).toEqual([]);
});
