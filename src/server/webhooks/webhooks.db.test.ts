import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawPool } from '../db/client.ts';
import { connect, count, message, openDoor, sign } from './testing/open-door.ts';

let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const post = (...delivery: Parameters<typeof door.post>) => door.post(...delivery);
const texts = async () =>
  (await rawPool()`select body -> 'in' ->> 'text' as text from message order by id`).map(({ text }) => text);

describe('a signature', () => {
  it.each([
    ['is missing', null],
    ['is forged', `sha256=${'0'.repeat(64)}`],
    ['has another length', 'sha256=00'],
    ['is no hexadecimal', `sha256=${'z'.repeat(64)}`],
    ['is of another app', sign(message('wamid.1'), 'the secret of another app')],
  ])('that %s opens nothing', async (_, signature) => {
    expect(await post(message('wamid.1'), signature)).toBe(401);
    expect(await count('message')).toBe(0);
  });

  it('is made of the bytes as they came, escapes and all', async () => {
    expect(await post(message('wamid.raw', '"Ol\\u00e1 \\/ \\ud83d\\ude00"'))).toBe(200);
    expect(await texts()).toEqual(['Olá / 😀']);
  });
});

it('takes a message once, however often it is brought', async () => {
  const before = await count('message');
  for (let i = 0; i < 3; i++) expect(await post(message('wamid.twice'))).toBe(200);
  expect(await count('message')).toBe(before + 1);
});

it('stores what arrives together, each once', async () => {
  const before = await count('message');
  const bodies = Array.from({ length: 40 }, (_, i) => message(`wamid.together.${i % 20}`));
  expect(await Promise.all(bodies.map((body) => post(body)))).toEqual(bodies.map(() => 200));
  expect(await count('message')).toBe(before + 20);
});

it.each(['', 'null', '[]', '"x"', '7', '{', '<xml/>', '{"object":', '\u0000'])('answers 400 to %j', async (body) => {
  expect(await post(body)).toBe(400);
});

it('refuses what nests too deep before it walks it', async () => {
  for (const depth of [1_000, 100_000]) {
    expect(await post(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)).toBe(400);
  }
});

it('refuses a body above the limit, announced or not', async () => {
  expect(await post(`{"a":"${'x'.repeat(5_000_000)}"}`)).toBe(413);
});

it('takes three megabytes', async () => {
  expect(await post(`{"object":"whatsapp_business_account","entry":[],"pad":"${'x'.repeat(3_000_000)}"}`)).toBe(200);
});

it('does nothing for a number of another workspace, and keeps what came', async () => {
  const other = '200000000000003';
  await connect('another secret', other);
  const [messages, raw] = [await count('message'), await count('webhook_raw')];
  expect(await post(message('wamid.foreign', '"x"', other))).toBe(200);
  expect(await post(message('wamid.nobody', '"x"', '999'))).toBe(200);
  expect(await count('message')).toBe(messages);
  expect(await count('webhook_raw')).toBe(raw + 2);
});

it('is closed while the number has no secret, and open to nobody who guesses an address', async () => {
  const { channelKey: key } = await connect('a secret to lose', '200000000000004');
  await rawPool()`delete from channel_secret where channel_id = (select id from channel where webhook_key = ${key})`;
  const body = message('wamid.nosecret', '"x"', '200000000000004');
  expect(await post(body, sign(body, ''), `${door.origin}/api/webhooks/meta/${key}`)).toBe(503);
  expect(await post('{}', sign('{}'), `${door.origin}/api/webhooks/meta/guess`)).toBe(404);
  expect(await post('{}', sign('{}'), `${door.origin}/api/webhooks/meta/%E0%A4%A`)).toBe(404);
});

describe('the handshake', () => {
  const ask = (query: string) => fetch(`${door.address}?${query}`);
  it('gives the challenge back as plain text', async () => {
    const answer = await ask('hub.mode=subscribe&hub.verify_token=verify%20me&hub.challenge=1158201444');
    expect([answer.status, await answer.text()]).toEqual([200, '1158201444']);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
  it.each([
    'hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1',
    'hub.verify_token=verify%20me&hub.challenge=1',
    '',
  ])('refuses %j', async (query) => {
    expect((await ask(query)).status).toBe(403);
  });
});

it('leaves other addresses and methods alone', async () => {
  expect(await (await fetch(`${door.origin}/api/webhooks/other`)).text()).toBe('elsewhere');
  expect((await fetch(door.address, { method: 'DELETE' })).status).toBe(405);
});

it('takes nothing from a client that hangs up in the middle', async () => {
  const before = await count('message');
  await new Promise<void>((resolve) => {
    const socket = net.connect(door.port, '127.0.0.1', () => {
      const path = new URL(door.address).pathname;
      socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\n{"object":`, () => socket.destroy());
    });
    socket.on('close', () => resolve());
  });
  expect(await post(message('wamid.after'))).toBe(200);
  expect(await count('message')).toBe(before + 1);
});
