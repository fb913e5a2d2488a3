import { beforeEach, describe, expect, it } from 'vitest';
import { rawPool } from '#/server/db/client.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { standStill, untilBlocked } from '../testing/stopping-pool.ts';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  const ask = {
    type: 'ask-question',
    config: {
      text: 'who?',
      answer: { kind: 'text', pattern: '' },
      variable: 'name',
      field: '',
      reask: '',
      retries: 2,
      noReply: null,
    },
  };
  await lab.publish(
    drawFlow(
      {
        k: { type: 'keyword', config: { words: ['hi'], match: 'exact' } },
        a: ask,
        b: { type: 'send-text', config: { text: 'hello {{ name }}' } },
      },
      'k.next>a',
      'a.next>b',
    ),
  );
});

const planned = async () =>
  (
    await lab.rows<{ text: string }>(
      `select body -> 'out' ->> 'text' as text from message where direction = 'out' order by id`,
    )
  ).map(({ text }) => text);
const outcomes = async () =>
  (await lab.rows<{ outcome: string }>('select outcome from disposition order by message_id')).map(
    ({ outcome }) => outcome,
  );

describe('two turns on the same lane', () => {
  it('are one after the other: the second leaves a lane that the first holds', async () => {
    await lab.say('hi');
    const first = await standStill(lab.deps, 'commit', () => lab.turn());
    expect(await lab.turn()).toMatchObject({ lanes: 0, events: 0 });
    first.goOn();
    expect(await first.under).toMatchObject({ lanes: 1, events: 1 });
    expect(await lab.turn()).toMatchObject({ lanes: 0, events: 0 });
    expect(await planned()).toEqual(['who?']);
    expect(await outcomes()).toEqual(['started-flow']);
  });

  it('lose nothing that arrives while the first has the lane: it takes it along, or the next one does', async () => {
    await lab.say('hi');
    const early = await standStill(lab.deps, 'select id, conversation_id, kind, at,', () => lab.turn());
    lab.clock.at += 1_000;
    // its conversation is locked, and the message is stored all the same
    await lab.say('Ana');
    expect(await lab.turn()).toMatchObject({ lanes: 0, events: 0 });
    early.goOn();
    await early.under;
    const late = await standStill(lab.deps, 'delete from inbox', async () => {
      await lab.say('hi');
      return lab.turn();
    });
    lab.clock.at += 1_000;
    await lab.say('Bia');
    late.goOn();
    await late.under;
    await lab.turn();
    expect(await planned()).toEqual(['who?', 'hello Ana', 'who?', 'hello Bia']);
    expect(await outcomes()).toEqual(['started-flow', 'resumed-run', 'started-flow', 'resumed-run']);
  });
});

describe('a run that somebody moves under a turn, without holding its lane', () => {
  beforeEach(async () => {
    await lab.say('hi');
    await lab.turn();
    await lab.say('Ana');
  });

  /** Somebody changes the run at the moment at which the turn wants to write it. */
  async function turnAgainst(change: string) {
    const written = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const other = rawPool().begin(async (tx) => {
      await tx.unsafe(change);
      written.resolve();
      await released.promise;
    });
    await written.promise;
    const turn = lab.turn();
    await untilBlocked(1, turn);
    released.resolve();
    await other;
    await turn;
    expect(lab.reports).toContain('turn-split');
  }

  it('makes the turn begin anew from what stands, and nothing of the first try stays', async () => {
    await turnAgainst('update run set seq = seq + 10');
    expect(await planned()).toEqual(['who?', 'hello Ana']);
    expect(await lab.rows(`select 1 from outbox o where not exists (select from message m where m.id = o.id)`)).toEqual(
      [],
    );
    expect(await outcomes()).toEqual(['started-flow', 'resumed-run']);
    expect(await lab.rows('select status, seq > 10 as later from run')).toEqual([{ status: 'done', later: true }]);
    expect(await lab.rows('select * from inbox')).toEqual([]);
    expect(await lab.rows('select quarantined_until from conversation')).toEqual([{ quarantined_until: null }]);
  });

  it('is not brought back to life when it was ended', async () => {
    await turnAgainst(`update run set status = 'cancelled', wait_reply = false`);
    expect(await planned()).toEqual(['who?']);
    expect(await lab.rows('select count(*)::int as left from outbox')).toEqual([{ left: 1 }]);
    expect(await outcomes()).toEqual(['started-flow', 'to-inbox']);
    expect(await lab.rows('select status from run')).toEqual([{ status: 'cancelled' }]);
  });
});
