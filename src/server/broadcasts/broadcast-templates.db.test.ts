import { beforeEach, describe, expect, it } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { expandBroadcasts } from '#/engine/broadcast/expand-broadcasts.ts';
import { receiveWebhook } from '#/engine/receive/receive-webhook.ts';
import type { BroadcastContent } from '#/flow/audience/broadcast.ts';
import { emptyTemplate } from '#/flow/message/message-template.ts';
import { withWorkspace } from '../db/doors.ts';
import { template } from '../db/schema/templates.ts';
import { getBroadcast } from './get-broadcast.ts';
import { hello, openSending, type Sending } from './testing/sending.ts';

let sending: Sending;
beforeEach(async () => {
  sending = await openSending();
});

describe('a template', () => {
  const account = '100000000000001';
  const chosen = {
    name: 'spring',
    language: 'en_US',
    category: 'marketing' as const,
    content: { ...emptyTemplate, body: 'Hello {{first_name}}' },
  };
  const spring = {
    kind: 'message',
    type: 'send-template',
    config: { template: chosen, values: { 'body-first_name': '{{ contact.first_name }}' } },
  } as const satisfies BroadcastContent;

  beforeEach(async () => {
    const about = {
      workspaceId: sending.lab.ids.workspace,
      account,
      providerId: '1',
      status: 'approved',
      quality: 'high',
    } as const;
    await withWorkspace(sending.lab.ids.workspace, (tx) =>
      tx.insert(template).values({ ...about, ...chosen, samples: {}, extras: [] }),
    );
  });

  it('reaches those too who have not written for a day', async () => {
    await sending.lab.rows("update conversation set last_in_at = now() - interval '2 days'");
    const id = await sending.send(spring);
    await sending.freeze(id);
    await sending.goOn();
    expect(sending.lab.sent).toHaveLength(6);
    expect(await sending.outcomes(id)).toEqual({ sent: 6 });
  });

  it('that is paused stops its broadcasts in the same moment, and only its own', async () => {
    const [id, other] = [await sending.send(spring), await sending.send(hello)];
    await sending.freeze(id);
    await sending.freeze(other);
    await expandBroadcasts(sending.lab.deps);
    const value = {
      event: 'PAUSED',
      message_template_id: '1',
      message_template_name: 'spring',
      message_template_language: 'en_US',
    };
    const news = { field: 'message_template_status_update', value };
    const time = Math.floor(sending.lab.clock.now() / 1_000);
    await receiveWebhook(
      sending.lab.deps,
      sending.lab.door,
      whatsappCloudAdapter.parse({ entry: [{ id: account, time, changes: [news] }] }),
    );
    expect(await getBroadcast.call(sending.operator, { id })).toMatchObject({
      status: 'paused',
      pausedBecause: 'template',
    });
    await sending.goOn();
    expect(sending.lab.sent.filter(({ body }) => body.type === 'template')).toEqual([]);
    expect(await sending.status(other)).toBe('sent');
  });
});
