import { expect, test } from 'vitest';
import { magicEndings } from '#/simulator/client.ts';
import { inventPhone } from './add-phone.ts';

test('a number at which the simulator fails on purpose is drawn again', () => {
  const drawn = [...magicEndings.map((ending) => 20_000 + Number(ending)), 20_043];
  expect(inventPhone(() => drawn.shift() as number)).toBe('+15550120043');
  expect(drawn).toEqual([]);
});
