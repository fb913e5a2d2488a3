import { expect, test, vi } from 'vitest';
import { rawPool } from './client.ts';

test('a second copy of this module, as Next bundles it, opens its pools by the driver of the first', async () => {
  const held = globalThis as unknown as { recadoDriver?: unknown };
  const [first] = await rawPool()`select 1 as one`;
  expect(first).toEqual({ one: 1 });
  const own = held.recadoDriver;
  expect(own).toBeTypeOf('function');
  const opened: unknown[] = [];
  held.recadoDriver = (url: string) => opened.push(url);
  try {
    vi.resetModules();
    const copy = await import('./client.ts');
    expect(copy.rawPool()).toBe(rawPool());
    copy.openPool(1);
    expect(opened).toEqual([process.env.DATABASE_URL]);
  } finally {
    held.recadoDriver = own;
  }
});
