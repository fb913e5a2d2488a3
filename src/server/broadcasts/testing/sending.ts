import { expect } from 'vitest';
import { expandBroadcasts } from '#/engine/broadcast/expand-broadcasts.ts';
import { openLab } from '#/engine/testing/lab.ts';
import type { Audience, BroadcastContent, Timing } from '#/flow/audience/broadcast.ts';
import { sharedEngineDeps } from '../../engine-deps.ts';
import { createBroadcast } from '../create-broadcast.ts';
import { freezePiece } from '../freeze-piece.ts';
import { getBroadcast } from '../get-broadcast.ts';
import { previewAudience } from '../preview-audience.ts';
import { saveBroadcast } from '../save-broadcast.ts';
import { sendBroadcast } from '../send-broadcast.ts';

export const everyone: Audience = { include: [{ kind: 'everyone' }], exclude: [] };
export const hello: BroadcastContent = {
  kind: 'message',
  type: 'send-text',
  config: { text: 'News for {{ contact.first_name }}', marketing: true },
};

/** Numbers of the six people who wrote a moment ago. */
export const numbers = Array.from({ length: 6 }, (_, index) => `551190000000${index}`);

/** The lab with six people, and what sending broadcasts to them takes; tests only. */
export async function openSending() {
  const lab = await openLab();
  const { clock } = await sharedEngineDeps();
  /** Use-cases go by the clock of the database; the lab follows it. */
  const catchUp = () => {
    lab.clock.at = Math.max(lab.clock.at, Math.ceil(clock.now()));
  };
  catchUp();
  for (const from of numbers) await lab.say('hi', { from });
  await lab.settle();
  const operator = { kind: 'operator', workspaceId: lab.ids.workspace } as const;
  const { channel: channelId } = lab.ids;
  const preview = (content: BroadcastContent | null, audience = everyone) =>
    previewAudience.call(operator, { audience, content, channelId });

  /** Writes a broadcast; answers the revision to confirm. */
  async function write(content: BroadcastContent = hello, audience = everyone, timing: Timing = { kind: 'now' }) {
    const { id } = await createBroadcast.call(operator, { name: 'News' });
    const draft = { name: 'News', channelId, content, audience, timing };
    return { id, ...(await saveBroadcast.call(operator, { id, revision: 0, draft })) };
  }

  return {
    lab,
    operator,
    catchUp,
    preview,
    write,
    contacts: () => lab.rows<{ id: string }>('select id from contact order by id'),
    /** Writes a broadcast and confirms it for as many people as it would reach. */
    async send(content: BroadcastContent = hello, audience = everyone, timing: Timing = { kind: 'now' }) {
      const { id, revision } = await write(content, audience, timing);
      const { reached } = await preview(content, audience);
      const confirmed = await sendBroadcast.call(operator, { id, revision, people: reached });
      expect(confirmed).toEqual({ outcome: 'sending', status: 'scheduled' });
      catchUp();
      return id;
    },
    async freeze(broadcastId: string, size?: number) {
      const job = { workspaceId: lab.ids.workspace, broadcastId };
      while (await freezePiece(lab.clock, job, size)) {
        // the next piece
      }
    },
    /** Plans and sends until nothing is left to do now. */
    async goOn() {
      while ((await expandBroadcasts(lab.deps)) > 0) await lab.settle();
      await lab.settle();
      await expandBroadcasts(lab.deps);
    },
    outcomes: async (id: string) => (await getBroadcast.call(operator, { id })).outcomes,
    status: async (id: string) => (await getBroadcast.call(operator, { id })).status,
  };
}
export type Sending = Awaited<ReturnType<typeof openSending>>;
