import { expect, test } from 'vitest';
import { readStream } from './read-body.ts';

/** A body that comes in these pieces; `null` stands for a client that sends nothing any more. */
async function* pieces(...sizes: (number | null)[]) {
  for (const size of sizes) {
    if (size === null) await new Promise(() => {});
    else yield new Uint8Array(size);
  }
}

test('a body is read whole, up to its limit', async () => {
  expect((await readStream(pieces(3, 4, 3), null, 10, 1_000)).byteLength).toBe(10);
  expect((await readStream(null, null, 10, 1_000)).byteLength).toBe(0);
});

test.each([
  ['that says so', pieces(1), '11'],
  ['that says nothing', pieces(6, 6), null],
  ['that lies', pieces(6, 6), '1'],
])('a body %s is refused when it is too large', async (_what, body, announced) => {
  await expect(readStream(body, announced, 10, 1_000)).rejects.toMatchObject({ code: 'body-too-large' });
});

test('a client that dawdles is cut off', async () => {
  await expect(readStream(pieces(1, null), '10', 10, 20)).rejects.toMatchObject({ code: 'body-too-slow' });
});
