import { beforeEach, describe, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { setChannelState } from '#/server/channels/set-channel-state.ts';
import { optOutContact } from '#/server/contacts/change-consent.ts';
import { takeOver } from '#/server/conversations/take-over.ts';
import { rawPool } from '#/server/db/client.ts';
import { setFlowStatus } from '#/server/flows/set-flow-status.ts';
import { stopRun } from '#/server/runs/stop-run.ts';
import { stopSending } from '#/server/workspaces/stop-sending.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';
import { standStill, untilBlocked } from '../testing/stopping-pool.ts';
import { claimSends } from './claim-sends.ts';

let lab: Lab;
let flowId: string;
beforeEach(async () => {
  lab = await openLab();
  const advert = { type: 'send-text', config: { text: 'buy this', marketing: true } };
  ({ flowId } = await lab.publish(
    drawFlow({ k: { type: 'any-message', config: {} }, a: advert, b: advert }, 'k.next>a', 'a.next>b'),
  ));
});

const claim = (most = 10) => claimSends(lab.deps, () => whatsappCloudAdapter.capabilities, most);
const sending = () => lab.rows(`select id from outbox where state = 'sending'`);

describe('two claims on one number', () => {
  beforeEach(async () => {
    await lab.rows('update channel_limit set rate = 1, full_rate = 1, burst = 1');
    await lab.say('hi');
    await lab.say('hi', { from: '5511900000002' });
    await lab.turn();
    // what came in has counted, too
    lab.clock.at += 10_000;
  });

  it('take together what one of them could have taken', async () => {
    const first = await standStill(lab.deps, 'commit', () => claim(1));
    const second = claim(1);
    await untilBlocked(1, second);
    first.goOn();
    expect(await first.under).toHaveLength(1);
    expect(await second).toHaveLength(0);
    expect(await sending()).toHaveLength(1);
    lab.clock.at += 1_000;
    expect(await claim(1)).toHaveLength(1);
  });

  it('never take the same message, whichever comes first to its end', async () => {
    await lab.rows('update channel_limit set rate = 80, full_rate = 80, burst = 80');
    const first = await standStill(lab.deps, 'select channel_id, full_rate', () => claim());
    const second = await claim();
    first.goOn();
    expect(await first.under).toHaveLength(2);
    expect(second).toHaveLength(0);
  });
});

interface Brake {
  name: string;
  /** The change alone, to be held open. */
  change: string;
  pull(ids: { workspace: string; conversation: string; contact: string; run: string }): Promise<unknown>;
}

const actor = () => ({ kind: 'operator', workspaceId: lab.ids.workspace }) as const;
const brakes: Brake[] = [
  {
    name: 'stopping the workspace',
    change: 'update workspace set stopped_at = now()',
    pull: () => stopSending.call(actor(), { stopped: true }),
  },
  {
    name: 'pausing the flow',
    change: `update flow set status = 'paused'`,
    pull: () => setFlowStatus.call(actor(), { id: flowId, status: 'paused' }),
  },
  {
    name: 'pausing the number',
    change: `update channel set state = 'paused'`,
    pull: () => setChannelState.call(actor(), { id: lab.ids.channel, state: 'paused' }),
  },
  {
    name: 'an opt-out',
    change: 'update contact set opted_out_at = now()',
    pull: ({ contact }) => optOutContact.call(actor(), { id: contact }),
  },
  {
    name: 'a takeover',
    change: `update conversation set owner = 'people', owner_epoch = owner_epoch + 1`,
    pull: ({ conversation }) => takeOver.call(actor(), { id: conversation }),
  },
  {
    name: 'stopping the run',
    change: `with held as (select id from conversation for no key update)
      update run set status = 'cancelled', end_reason = 'stopped' from held where conversation_id = held.id`,
    pull: ({ run }) => stopRun.call(actor(), { id: run }),
  },
];

describe.each(brakes)('$name during a claim', ({ change, pull }) => {
  const ids = async () => {
    const [row] = await lab.rows<{ conversation: string; contact: string; run: string }>(
      'select conversation_id as conversation, contact_id as contact, id as run from run',
    );
    if (!row) throw new Error('no run');
    return { workspace: lab.ids.workspace, ...row };
  };
  beforeEach(async () => {
    await lab.say('hi');
    await lab.turn();
  });

  it('that commits first is seen: nothing is claimed', async () => {
    const written = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const brake = rawPool().begin(async (tx) => {
      await tx.unsafe(change);
      written.resolve();
      await released.promise;
    });
    await written.promise;
    const claimed = claim();
    await untilBlocked(1, claimed);
    released.resolve();
    await brake;
    expect(await claimed).toEqual([]);
    expect(await claim()).toEqual([]);
    expect(await sending()).toEqual([]);
  });

  it('that comes between the pick and the locks is seen, or waits until nothing was claimed', async () => {
    const claimed = await standStill(
      lab.deps,
      'select id, workspace_id, channel_id, contact_id from conversation',
      () => claim(),
    );
    const brake = pull(await ids());
    await untilBlocked(1, brake);
    claimed.goOn();
    expect(await claimed.under).toEqual([]);
    await brake;
    expect(await claim()).toEqual([]);
    expect(await sending()).toEqual([]);
  });

  it('waits for a claim that has its locks, and then nothing more is claimed', async () => {
    const claimed = await standStill(
      lab.deps,
      'select o.workspace_id, o.bucket, o.id, o.conversation_id, o.contact_id',
      () => claim(),
    );
    const brake = pull(await ids());
    await untilBlocked(1, brake);
    claimed.goOn();
    const [first] = await claimed.under;
    expect(first?.attempt).toBe(1);
    await brake;
    await lab.rows(`delete from outbox where id = '${first?.row.id}'`);
    expect(await claim()).toEqual([]);
    expect(await sending()).toEqual([]);
  });
});
