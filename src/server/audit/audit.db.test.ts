import { beforeEach, describe, expect, it } from 'vitest';
import { drawFlow, type Lab, openLab } from '#/engine/testing/lab.ts';
import { runAudit } from './run-audit.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  // use-cases read the database's clock: the lab began two minutes ago
  lab.clock.at = Date.now() - 120_000;
  await lab.publish(
    drawFlow(
      {
        k: { type: 'keyword', config: { words: ['hi'], match: 'contains' } },
        t: { type: 'send-text', config: { text: 'Hello' } },
        q: { type: 'ask-question', config: { text: 'Name?', answer: { kind: 'text' }, variable: 'name' } },
      },
      'k.next>t',
      't.next>q',
    ),
  );
  await lab.say('hi');
  await lab.settle();
  await lab.say('unheard of', { from: '5511900000002' });
  await lab.settle();
});

const audit = () => runAudit.call({ kind: 'operator', workspaceId: lab.ids.workspace }, {});
const found = async () => (await audit()).equations.flatMap(({ exceptions }) => exceptions.map(({ reason }) => reason));

it('holds after an ordinary day', async () => {
  const { equations, ...rest } = await audit();
  expect(rest).toEqual({ overdue: 0, quarantined: 0, holds: true });
  expect(equations.map(({ name, total, holds }) => ({ name, total, holds }))).toEqual([
    { name: 'sends', total: 2, holds: true },
    { name: 'repeats', total: 0, holds: true },
    { name: 'inbound', total: 2, holds: true },
    { name: 'runs', total: 1, holds: true },
  ]);
  expect(equations[0]?.parts).toMatchObject({ sent: 2, open: 0 });
  expect(equations[2]?.parts).toMatchObject({ 'started-flow': 1, 'to-inbox': 1, waiting: 0 });
});

describe('finds', () => {
  it('a send that was planned and has no end', async () => {
    await lab.rows(`update message set status = 0, provider_id = null where direction = 'out'`);
    expect(await found()).toEqual(['send-lost', 'send-lost']);
    expect((await audit()).holds).toBe(false);
  });

  it('an open send whose message is gone', async () => {
    await lab.say('hi', { from: '5511900000003' });
    await lab.turn();
    await lab.rows(`delete from message where id in (select id from outbox)`);
    expect(await found()).toEqual(['send-without-message', 'send-without-message']);
  });

  it('a send that reached somebody twice', async () => {
    await lab.rows(`
      insert into send_audit (workspace_id, message_id, attempt, at, finding)
      select workspace_id, id, 2, now(), 'duplicate-proven' from message where direction = 'out' limit 1`);
    expect(await found()).toEqual(['send-delivered-twice']);
  });

  it('a message that nobody dealt with', async () => {
    await lab.rows('delete from disposition');
    expect(await found()).toEqual(['inbound-lost', 'inbound-lost']);
  });

  it('a run that waits for nothing', async () => {
    await lab.rows('update run set wait_reply = false, due_at = null');
    expect(await found()).toEqual(['run-never-resumes']);
  });
});

it('counts only what is younger than asked for', async () => {
  const { equations } = await runAudit.call({ kind: 'operator', workspaceId: lab.ids.workspace }, { hours: 1 });
  expect(equations[0]?.total).toBe(2);
  await lab.rows(`update message set id = ('00000000-0000-7000-8000-0000000000' || substr(id::text, 35))::uuid`);
  expect((await audit()).equations[0]?.total).toBe(0);
});
