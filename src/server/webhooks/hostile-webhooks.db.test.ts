import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { Counter } from 'prom-client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { baseEnv, forgetEnv } from '#/env/base.ts';
import { disconnectChannel } from '../channels/disconnect-channel.ts';
import { rotateSecret } from '../channels/rotate-secret.ts';
import { rawPool } from '../db/client.ts';
import { withWorkspace } from '../db/doors.ts';
import { channelSecret } from '../db/schema/channels.ts';
import { keepHouse } from '../jobs/keep-house.ts';
import { figures } from '../metrics/figures.ts';
import { readSystem } from '../system/read-system.ts';
import { answerWebhook } from './answer-webhook.ts';
import { connect, count, message, openDoor, sign } from './testing/open-door.ts';

// The rows of the list of hostile inputs that concern the webhook and are not told in webhooks.db.test.ts.

let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  process.env.LOG_LEVEL = 'silent';
  forgetEnv();
  door = await openDoor();
});
afterAll(() => door.close());

const post = (...delivery: Parameters<typeof door.post>) => door.post(...delivery);
const day = 86_400_000;

it('B8: a delivery that comes again after six days, and a night of cleaning, is known', async () => {
  const body = message('wamid.again');
  expect(await post(body)).toBe(200);
  const before = [await count('message'), await count('inbox')];
  await keepHouse(new Date(Date.now() + 6 * day));
  expect(await post(body)).toBe(200);
  expect([await count('message'), await count('inbox')]).toEqual(before);
});

it('B10: a challenge that is a page goes back as plain text that no browser guesses about', async () => {
  const page = '<script>alert(1)</script>';
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': 'verify me',
    'hub.challenge': page,
  });
  const answer = await fetch(`${door.address}?${query}`);
  const said = await answer.text();
  expect([403, 200]).toContain(answer.status);
  expect(['', page]).toContain(said);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

describe('B12: what came for a number that is not connected', () => {
  const strays = async () => (await readSystem.call(door.actor, {})).strays;
  const counted = async (figure: Counter<string>, labels: Record<string, string>) =>
    (await figure.get()).values.find((one) => Object.entries(labels).every(([name, is]) => one.labels[name] === is))
      ?.value ?? 0;

  it('is answered, counted, and shown to the operator with what could not be read', async () => {
    const reports = () => counted(figures().reports, { event: 'webhook-foreign-number' });
    const unreadable = () => counted(figures().reports, { event: 'webhook-unreadable-item' });
    const before = [await reports(), await unreadable()];
    expect(await strays()).toEqual([]);
    expect(await post(message('wamid.astray', '"x"', '999'))).toBe(200);
    expect(await post(message('wamid.timeless').replace('"1767225600"', '"yesterday"'))).toBe(200);
    expect([await reports(), await unreadable()]).toEqual(before.map((count) => count + 1));
    expect(await strays()).toEqual([
      { channelId: door.id, channel: 'Shop', unknownNumber: 1, unreadable: 1, lastAt: expect.any(String) },
    ]);
  });

  it('is shown to nobody else', async () => {
    const { actor } = await connect('the secret of others', '200000000000012');
    expect((await readSystem.call(actor, {})).strays).toEqual([]);
  });

  it('is kept seven days and not longer', async () => {
    expect(await post(message('wamid.astray', '"x"', '999'))).toBe(200);
    const kept = await count('webhook_raw');
    expect(kept).toBeGreaterThan(0);
    await keepHouse(new Date(Date.now() + 6.9 * day));
    expect(await count('webhook_raw')).toBe(kept);
    await keepHouse(new Date(Date.now() + 7.1 * day));
    expect(await count('webhook_raw')).toBe(0);
    expect(await strays()).toEqual([]);
  });

  it('any more is answered at its old address, counted, and nothing is done', async () => {
    const gone = '200000000000013';
    const { actor, id, channelKey } = await connect('the secret of a shop that closed', gone);
    await disconnectChannel.call(actor, { id });
    const closed = () => counted(figures().webhookRejections, { reason: 'disconnected' });
    const before = [await closed(), await count('message'), await count('webhook_raw')] as const;
    const body = message('wamid.gone', '"x"', gone);
    const address = `${door.origin}/api/webhooks/meta/${channelKey}`;
    expect(await post(body, sign(body, 'the secret of a shop that closed'), address)).toBe(200);
    expect([await closed(), await count('message'), await count('webhook_raw')]).toEqual([
      before[0] + 1,
      before[1],
      before[2],
    ]);
  });
});

// not how soon: tests share their machine with others
it('B15: three megabytes are answered, and every message in them is stored', async () => {
  const pad = message('wamid.pad').replace('"object"', `"pad":"${'x'.repeat(3_000_000)}","object"`);
  expect(await post(pad)).toBe(200);
  const text = 'x'.repeat(4_096);
  const all = Array.from(
    { length: 700 },
    (_, i) =>
      `{"from":"5511955500001","id":"wamid.big.${i}","timestamp":"1767225600","type":"text","text":{"body":"${text}"}}`,
  );
  const before = await count('message');
  expect(await post(message('wamid.big').replace(/"messages":\[.*?\}\}\]/s, `"messages":[${all}]`))).toBe(200);
  expect(await count('message')).toBe(before + 700);
});

it.each([
  ['arrays', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
  ['arrays without an end', '['.repeat(1_000_000)],
  ['objects and arrays in turn', `${'{"a":['.repeat(5_000)}${']}'.repeat(5_000)}`],
  ['65 levels', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
])('B18: %s are refused before anything walks them', async (_what, body) => {
  expect(await post(body)).toBe(400);
});

it('B18: brackets in a text are no levels', async () => {
  expect(await post(message('wamid.brackets', JSON.stringify(`"${'[{'.repeat(500)}`)))).toBe(200);
});

describe('what a message may hold', () => {
  const stored = async (id: string) =>
    (await rawPool()`select body -> 'in' ->> 'text' as text from message where provider_id = ${id}`)[0]?.text;

  it.each([
    ['B25: NUL', '"a\\u0000b"', 'a\ufffdb'],
    ['B25: half a surrogate pair', '"a\\ud800b"', 'a\ufffdb'],
    ['B31: a text that runs from right to left', '"\\u202eabc"', '\u202eabc'],
    ['B31: nothing to see', '"\\u200b\\u200d"', '\u200b\u200d'],
    ['B31: two hundred marks on one letter', JSON.stringify(`a${'\u0301'.repeat(200)}`), `a${'\u0301'.repeat(200)}`],
    ['B30: the name of a method', '"__proto__"', '__proto__'],
  ])('%s is stored and can be read again', async (what, text, expected) => {
    const id = `wamid.holds.${what}`;
    expect(await post(message(id, text))).toBe(200);
    expect(await stored(id)).toBe(expected);
  });

  it.each([
    ['a megabyte', 'x'.repeat(1_000_000)],
    ['ten thousand families', '👨‍👩‍👧'.repeat(10_000)],
    ['a letter under a hundred thousand marks', `a${'\u0301'.repeat(100_000)}`],
  ])('B31: %s of text is stored, cut to what a person can write and without half a letter', async (what, text) => {
    const id = `wamid.long.${what}`;
    expect(await post(message(id, JSON.stringify(text)))).toBe(200);
    const kept = await stored(id);
    expect(kept).toMatch(/…$/);
    expect(kept.length).toBeLessThanOrEqual(65_536);
    expect(kept.length).toBeGreaterThan(65_500);
    expect(text.startsWith(kept.slice(0, -1))).toBe(true);
    expect(kept.isWellFormed()).toBe(true);
  });

  it('B31: other texts of a message are cut as well, and an endless id is kept aside', async () => {
    const long = 'y'.repeat(1_000_000);
    const place = `"type":"location","location":{"latitude":1,"longitude":2,"name":"${long}","address":"a"}`;
    expect(await post(message('wamid.place').replace(/"type":"text".*?\}/s, place))).toBe(200);
    const [row] = await rawPool()`
      select length(body -> 'in' ->> 'name') as name, body -> 'in' ->> 'address' as address from message
      where provider_id = 'wamid.place'`;
    expect(row).toEqual({ name: 1_024, address: 'a' });
    const noise = Array.from({ length: 4_000 }, (_, i) => createHash('sha256').update(`${i}`).digest('hex')).join('');
    const before = [await count('message'), await count('webhook_raw')] as const;
    expect(await post(message(noise))).toBe(200);
    expect([await count('message'), await count('webhook_raw')]).toEqual([before[0], before[1] + 1]);
  });

  it('B25, B31: a name of 65,536 letters and one with NUL harm nobody', async () => {
    for (const [i, name] of ['n'.repeat(65_536), 'a\\u0000', '\\u202e'].entries()) {
      const body = message(`wamid.name.${i}`)
        .replace('"Ana"', `"${name}"`)
        .replaceAll('5511955500001', `551195550010${i}`);
      expect(await post(body)).toBe(200);
    }
    const names = await rawPool()`select name from contact where name is not null`;
    expect(names.every(({ name }) => name.length <= 1_000 && !name.includes('\u0000'))).toBe(true);
  });

  it.each([
    '"__proto__":{"polluted":true}',
    '"constructor":{"prototype":{"polluted":true}}',
    '"toString":"x","hasOwnProperty":1,"valueOf":null',
  ])('B30: the keys %s are inert', async (keys) => {
    const body = message(`wamid.keys.${keys.length}`).replaceAll('"text":{', `${keys},"text":{${keys},`);
    expect(await post(body)).toBe(200);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(await stored(`wamid.keys.${keys.length}`)).toBe('hello');
  });

  it.each(['1e400', '-0', '1e200000', '9007199254740993', '-1', '""', 'null', '"99999999999999999999"'])(
    'B27: the time %s is survived',
    async (time) => {
      const id = `wamid.time.${time.replaceAll('"', '-')}`;
      expect(await post(message(id).replace('"1767225600"', time))).toBe(200);
      const rows = await rawPool()`select at from message where provider_id = ${id}`;
      for (const { at } of rows) expect(Number.isFinite(at.getTime())).toBe(true);
    },
  );

  it('B27: an id written as a number keeps all of its digits', async () => {
    expect(await post(message('N').replace('"N"', '9007199254740993'))).toBe(200);
    expect(await stored('9007199254740993')).toBe('hello');
  });

  it.each([
    ['letters', 'not-a-number'],
    ['forty digits', '1'.repeat(40)],
    ['an address', 'a@x.com'],
    ['spaces', '55 11 95550 0001'],
  ])('B33: somebody whose id is made of %s is not dropped without a trace', async (_what, id) => {
    const trace = async () => (await count('message')) + (await count('webhook_raw'));
    const before = await trace();
    expect(await post(message(`wamid.who.${id}`).replaceAll('5511955500001', id))).toBe(200);
    expect(await trace()).toBe(before + 1);
  });
});

it.each([
  ['both are taken for a day', 23, 200],
  ['only the new one is taken after a day', 25, 401],
])('B7: when a secret is changed %s', async (_what, hours, status) => {
  const to = `2000000001000${hours}`;
  const { actor, id, channelKey } = await connect('the first secret', to);
  await rotateSecret.call(actor, { id, field: 'appSecret', value: 'the next secret' });
  await withWorkspace(actor.workspaceId, (tx) =>
    tx.update(channelSecret).set({ previousUntil: sql`previous_until - make_interval(hours => ${hours})` }),
  );
  const body = message(`wamid.rotation.${hours}`, '"x"', to);
  const address = `${door.origin}/api/webhooks/meta/${channelKey}`;
  expect(await post(body, sign(body, 'the first secret'), address)).toBe(status);
  expect(await post(body, sign(body, 'the next secret'), address)).toBe(200);
});

/** Holds every connection of the pool that webhooks use, until the answered function is called. */
async function takeEveryConnection(): Promise<() => Promise<unknown>> {
  const pool = rawPool();
  let end = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const held: Promise<unknown>[] = [];
  for (let taken = 0; taken < pool.options.max; taken++) {
    await new Promise<void>((resolve, reject) => {
      const holding = pool.begin(async (tx) => {
        await tx`select 1`;
        resolve();
        await over;
      });
      holding.catch(reject);
      held.push(holding);
    });
  }
  return () => {
    end();
    return Promise.all(held);
  };
}

describe('B40: without a database that stores', () => {
  const seen = (id: string) => rawPool()`select from message where provider_id = ${id}`;

  it('nothing is accepted while it is away, and all is stored once it is back', async () => {
    const name = new URL(baseEnv().DATABASE_URL).pathname.slice(1);
    const url = new URL(inject('templateUrl'));
    url.pathname = '/postgres';
    const server = postgres(url.href, { max: 1, onnotice: () => {} });
    const open = (yes: boolean) =>
      server`alter database ${server(name)} allow_connections ${server.unsafe(String(yes))}`;
    const body = message('wamid.away');
    try {
      await open(false);
      await server`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
      expect(await post(body)).toBe(503);
    } finally {
      await open(true);
      await server.end();
    }
    expect(await post(body)).toBe(200);
    expect(await seen('wamid.away')).toHaveLength(1);
  });

  it('nothing is accepted while all connections of our own are taken, and nothing is lost by it', async () => {
    const patienceMs = 500;
    const bring = (id: string, key = door.channelKey) => {
      const body = message(id);
      const headers = new Headers({ 'x-hub-signature-256': sign(body) });
      return answerWebhook(key, { headers, read: async () => new TextEncoder().encode(body) }, patienceMs);
    };
    expect(await post(message('wamid.warm'))).toBe(200);
    const release = await takeEveryConnection();
    try {
      expect(await bring('wamid.known')).toEqual({ status: 503, text: '' });
      // these gather behind the one that still waits for a connection
      const behind = Array.from({ length: 5 }, (_, i) => bring(`wamid.behind.${i}`));
      for (const answer of behind) expect(await answer).toEqual({ status: 503, text: '' });
      expect(await bring('wamid.stranger', 'a-key-that-nobody-asked-for')).toEqual({ status: 503, text: '' });
    } finally {
      await release();
    }
    expect(await post(message('wamid.fresh'))).toBe(200);
    // what was refused before it began is not stored behind the provider's back
    expect(await seen('wamid.behind.0')).toHaveLength(0);
    for (const id of ['wamid.known', 'wamid.behind.0', 'wamid.behind.4']) expect(await post(message(id))).toBe(200);
    for (const id of ['wamid.known', 'wamid.behind.0', 'wamid.behind.4']) expect(await seen(id)).toHaveLength(1);
  });

  it.each([
    ['the disk is full', '53100'],
    ['there is no connection left', '53300'],
    ['a failover is under way', '25006'],
  ])('nothing is accepted while %s', async (_what, code) => {
    const body = message(`wamid.trouble.${code}`);
    await rawPool().unsafe(`
      create function trouble() returns trigger language plpgsql as $$ begin raise exception using errcode = '${code}'; end $$;
      create trigger trouble before insert on message for each row execute function trouble()`);
    try {
      expect(await post(body)).toBe(503);
    } finally {
      await rawPool().unsafe('drop function trouble cascade');
    }
    expect(await post(body)).toBe(200);
    expect(await seen(`wamid.trouble.${code}`)).toHaveLength(1);
  });
});
