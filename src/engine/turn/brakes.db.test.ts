import { beforeEach, describe, expect, it } from 'vitest';
import { effectPerformers } from '#/worker/effects.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { runTurn } from './run-turn.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const text = (words: string) => ({ type: 'send-text', config: { text: words } });
const keyword = (word: string, more: object = {}) => ({
  type: 'keyword',
  config: { words: [word], match: 'contains', ...more },
});
const wait = (amount: number, unit = 'seconds') => ({
  type: 'wait',
  config: { until: { how: 'duration', amount, unit } },
});
const ask = (question: string, more: object = {}) => ({
  type: 'ask-question',
  config: { text: question, answer: { kind: 'text' }, variable: 'answer', ...more },
});
const _within10 = { noReply: { amount: 10, unit: 'seconds' } };

describe('brakes', () => {
  it('stops two machines that answer each other after sixty messages in an hour', async () => {
    await lab.publish(drawFlow({ k: { type: 'any-message', config: {} }, t: text('pong') }, 'k.next>t'));
    await lab.rows('update channel_limit set burst = 10000');
    for (let i = 0; i < 70; i++) {
      await lab.say('ping');
      await lab.wait(7_000);
    }
    expect(lab.sent).toHaveLength(60);
    const failed = await lab.rows(`select fault ->> 'code' as code from run where status = 'failed' limit 1`);
    expect(failed).toEqual([{ code: 'too-many-sends-in-hour' }]);
  });

  it('sets a lane aside whose turn breaks, serves the others, and gives up visibly in the end', async () => {
    await lab.publish(drawFlow({ k: { type: 'any-message', config: {} }, t: text('pong') }, 'k.next>t'));
    await lab.say('poison', { from: '5511900000001' });
    await lab.say('fine', { from: '5511900000002' });
    const poisoned = {
      ...effectPerformers,
      'send-message': async (...args: Parameters<(typeof effectPerformers)['send-message']>) => {
        const [poison] = await lab.rows<{ id: string }>(
          `select c.id from conversation c join message m on m.conversation_id = c.id where m.body::text like '%poison%'`,
        );
        if (args[2].some((item) => item.conversation.id === poison?.id)) throw new Error('bad data');
        return effectPerformers['send-message'](...args);
      },
    };
    await runTurn(lab.deps, poisoned);
    await lab.sender.work();
    await lab.sender.drain();
    expect(lab.sent.map((r) => r.to)).toEqual(['+5511900000002']);
    for (const seconds of [1, 4, 16, 64]) {
      lab.clock.at += seconds * 1_000;
      await runTurn(lab.deps, poisoned);
    }
    expect(await lab.rows(`select outcome, reason from disposition where reason is not null`)).toEqual([
      { outcome: 'to-inbox', reason: 'engine-failed' },
    ]);
    expect(await lab.rows('select * from inbox')).toEqual([]);
    expect(lab.reports).toContain('lane-given-up');
  });

  it('does not let a flood in one workspace starve another', async () => {
    const { claimLanes } = await import('../sql/claim-lanes.ts');
    const { asEngine } = await import('#/server/db/doors.ts');
    for (let i = 0; i < 12; i++) await lab.say('hi', { from: `55119000010${String(i).padStart(2, '0')}` });
    const rows = await asEngine((tx) => claimLanes(tx, new Date(lab.clock.at), 1, 10, 4));
    expect(rows).toHaveLength(4);
  });
});

describe('fairness', () => {
  it('finds the one message of a workspace behind a thousand of another', async () => {
    const { claimLanes } = await import('../sql/claim-lanes.ts');
    const { asEngine } = await import('#/server/db/doors.ts');
    await lab.say('hi', { from: '5511900001000' });
    await lab.rows(`
      insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
      select workspace_id, bucket, uuidv7(), conversation_id, kind, at, received_at, ready_at - interval '1 hour', payload
      from inbox, generate_series(1, 1000)`);
    await lab.rows(
      `insert into workspace (id, slug, name) values ('f0000000-0000-7000-8000-000000000001', 'other', 'Other')`,
    );
    await lab.rows(`
      insert into conversation (workspace_id, bucket, id, channel_id, contact_id)
      values ('f0000000-0000-7000-8000-000000000001', 1, 'f0000000-0000-7000-8000-000000000001', uuidv7(), uuidv7())`);
    await lab.rows(`
      insert into inbox (workspace_id, bucket, id, conversation_id, kind, at, received_at, ready_at, payload)
      select 'f0000000-0000-7000-8000-000000000001', 1, uuidv7(), 'f0000000-0000-7000-8000-000000000001', kind, at,
        received_at, ready_at, payload from inbox limit 1`);
    const rows = await asEngine((tx) => claimLanes(tx, new Date(lab.clock.at), 1, 10, 4));
    expect(new Set(rows.map((row) => row.workspace_id)).size).toBe(2);
  });
});

describe('laws', () => {
  it('journals what a replay needs: folding the events gives the stored state', async () => {
    const { step } = await import('#/flow/run/step.ts');
    const { newRun } = await import('#/flow/run/state.ts');
    const { compileFlow } = await import('#/flow/run/compile.ts');
    const { nodeSchemas } = await import('#/nodes/schemas.ts');
    const { nodeRunners } = await import('#/nodes/runners.ts');
    const document = drawFlow(
      { k: keyword('hi'), q: ask('Name?'), w: wait(5), t: text('Hello {{ answer }}') },
      'k.next>q',
      'q.next>w',
      'w.next>t',
    );
    await lab.publish(document);
    await lab.say('hi');
    await lab.settle();
    await lab.say('Ana');
    await lab.settle();
    const compiled = compileFlow(document, nodeSchemas, nodeRunners);
    const events = await lab.rows<{ event: never }>('select event from journal order by seq');
    const folded = events.reduce((state, { event }) => step(compiled, state, event).state, newRun);
    expect(await lab.rows('select state from run')).toEqual([{ state: JSON.parse(JSON.stringify(folded)) }]);
  });
});
