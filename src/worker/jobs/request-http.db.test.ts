import { beforeEach, expect, it, vi } from 'vitest';
import { resolvePeople } from '#/engine/receive/people.ts';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import type { ActivityResult } from '#/flow/run/event.ts';
import type { RawTx } from '#/server/db/client.ts';
import { asReceiver } from '#/server/db/doors.ts';
import { requestHttpJob } from '#/server/jobs/request-http.ts';
import { requestHttp } from './request-http.ts';

/** The other side, at which no test can arrive: loopback is never called. It answers when the test says so. */
const shop = vi.hoisted(() => ({ owed: [] as ((result: ActivityResult) => void)[] }));
vi.mock('#/server/net/perform-call.ts', () => ({
  performCall: () => new Promise((resolve) => shop.owed.push(resolve)),
}));
const answer = (price: number) =>
  shop.owed.splice(0).forEach((give) => void give({ ok: true, status: 200, body: { price } }));

const phone = { kind: 'phone', value: '+5511955500001' } as const;
const userId = { kind: 'whatsapp-user-id', value: 'BR.1' } as const;

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  shop.owed = [];
  const text = (words: string) => ({ type: 'send-text', config: { text: words } });
  const ask = (variable: string) => ({
    type: 'http-request',
    config: { method: 'GET', url: 'https://shop.test/price', save: [{ path: 'price', variable }] },
  });
  await lab.publish(
    drawFlow(
      {
        k: { type: 'keyword', config: { words: ['price'], match: 'exact' } },
        h: ask('price'),
        t: text('It is {{ price }}'),
        again: ask('later'),
        t2: text('Now it is {{ later }}'),
        no: text('Sorry'),
      },
      'k.next>h',
      'h.ok>t',
      'h.failed>no',
      't.next>again',
      'again.ok>t2',
      'again.failed>no',
    ),
  );
  await lab.say('price', { from: phone.value.slice(1) });
  await lab.settle();
});

const job = (nth = 0) => requestHttpJob.parse(lab.jobs.filter(({ queue }) => queue === 'request-http')[nth]?.payload);
const asked = (calls: number) => vi.waitFor(() => expect(shop.owed).toHaveLength(calls));

/** The same person, so far known by a user id alone, has a thread of their own. */
const writeByUserId = () =>
  lab.deliver({
    contacts: [{ profile: { name: 'Ana' }, user_id: userId.value }],
    messages: [
      {
        from_user_id: userId.value,
        id: 'wamid.u',
        timestamp: String(lab.clock.at / 1000),
        type: 'text',
        text: { body: 'hello' },
      } as never,
    ],
  });
function merge(tx: RawTx) {
  const channel = {
    id: lab.ids.channel,
    workspaceId: lab.ids.workspace,
    kind: 'whatsapp-cloud',
    externalId: '200000000000002',
    addressScope: '100000000000001',
  };
  const person = { addresses: [userId, phone], name: null, username: null };
  return resolvePeople(tx, lab.deps, [{ channel, person }]);
}

it('an answer on its way when contacts are merged reaches the run where it is now', async () => {
  await writeByUserId();
  const done = requestHttp(lab.deps, job());
  await asked(1);
  await asReceiver(merge);
  await lab.settle();
  expect(lab.texts()).toEqual([]);
  answer(7);
  await done;
  await lab.settle();
  expect(lab.texts()).toEqual(['It is 7']);
});

it('an answer that arrives while the merge is being written waits for it', async () => {
  await writeByUserId();
  const done = requestHttp(lab.deps, job());
  await asked(1);
  await asReceiver(async (tx) => {
    await merge(tx);
    answer(7);
    await vi.waitFor(async () =>
      expect(
        await lab.rows(`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%inbox%'`),
      ).toHaveLength(1),
    );
  });
  await done;
  await lab.settle();
  expect(lab.texts()).toEqual(['It is 7']);
});

it('a call that was begun before the merge and failed with its worker is made again after it', async () => {
  await writeByUserId();
  await asReceiver(merge);
  const done = requestHttp(lab.deps, job());
  await asked(1);
  answer(7);
  await done;
  await lab.settle();
  expect(lab.texts()).toEqual(['It is 7']);
});

it('an answer that is delivered twice moves the run once, and is no answer to its next call', async () => {
  const first = requestHttp(lab.deps, job());
  const again = requestHttp(lab.deps, job());
  await asked(2);
  answer(7);
  await Promise.all([first, again]);
  expect(await lab.rows(`select kind from inbox`)).toHaveLength(2);
  await lab.settle();
  expect(lab.texts()).toEqual(['It is 7']);
  await requestHttp(lab.deps, job());
  expect(shop.owed).toEqual([]);
  const next = requestHttp(lab.deps, job(1));
  await asked(1);
  answer(9);
  await next;
  await lab.settle();
  expect(lab.texts()).toEqual(['It is 7', 'Now it is 9']);
});
