import { beforeEach, describe, expect, test } from 'vitest';
import { whatsappCloudAdapter } from '#/channels/whatsapp-cloud/adapter.ts';
import { emptyTemplate, type TemplateCategory } from '#/flow/message/message-template.ts';
import type { Json } from '#/lib/json.ts';
import { withWorkspace } from '#/server/db/doors.ts';
import { template } from '#/server/db/schema/templates.ts';
import { receiveWebhook } from '../receive/receive-webhook.ts';
import { drawFlow, type Lab, openLab } from '../testing/lab.ts';

const hour = 3_600_000;
const account = '100000000000001';
let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
});

const content = { ...emptyTemplate, body: 'Hello {{first_name}}, it is time.' };

/** A flow that sends a template two days after somebody said “go”, and what the provider has of that template. */
async function prepare({ now, planned }: { now?: TemplateCategory; planned?: TemplateCategory } = {}) {
  await withWorkspace(lab.ids.workspace, (tx) =>
    tx.insert(template).values({
      workspaceId: lab.ids.workspace,
      account,
      providerId: '1689000000009832',
      name: 'reminder',
      language: 'en_US',
      category: now ?? 'utility',
      status: 'approved',
      quality: 'high',
      content,
      samples: {},
      extras: [],
    }),
  );
  const chosen = { name: 'reminder', language: 'en_US', category: planned ?? 'utility', content };
  await lab.publish(
    drawFlow(
      {
        start: { type: 'keyword', config: { words: ['go'], match: 'exact' } },
        wait: { type: 'wait', config: { until: { how: 'duration', amount: 2, unit: 'days' } } },
        send: { type: 'send-template', config: { template: chosen, values: { 'body-first_name': 'you' } } },
      },
      'start.next>wait',
      'wait.next>send',
    ),
  );
}

const tell = (field: string, value: Json, time = lab.clock.now() / 1_000) =>
  receiveWebhook(
    lab.deps,
    lab.door,
    whatsappCloudAdapter.parse({ entry: [{ id: account, time: Math.floor(time), changes: [{ field, value }] }] }),
  );
const named = {
  message_template_id: '1689000000009832',
  message_template_name: 'reminder',
  message_template_language: 'en-US',
};
const status = (event: string, time?: number) =>
  tell('message_template_status_update', { event, ...named, reason: 'NONE' }, time);
const stored = async () =>
  (
    await lab.rows<{ status: string; category: string; quality: string; reason: string | null }>(
      'select * from template',
    )
  )[0];
const endings = () =>
  lab.rows<{ ending: string | null; reason: string | null }>(
    `select ending, ending_reason as reason from message where direction = 'out' order by id`,
  );

describe('the gate', () => {
  test('lets a template through outside the window', async () => {
    await prepare();
    await lab.say('go');
    await lab.settle();
    await lab.wait(48 * hour);
    expect(lab.sent.map(({ body }) => body.template)).toEqual([
      {
        name: 'reminder',
        language: { code: 'en_US' },
        components: [{ type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'you' }] }],
      },
    ]);
  });

  test.each([
    ['PAUSED', 'template-paused'],
    ['DISABLED', 'template-disabled'],
    ['REJECTED', 'template-rejected'],
    ['PENDING_DELETION', 'template-gone'],
  ])('refuses one of which it was told %s, up to the moment of its claim', async (event, reason) => {
    await prepare();
    await lab.say('go');
    await lab.settle();
    lab.clock.at += 48 * hour;
    await lab.turn();
    await status(event);
    await lab.settle();
    expect(lab.sent).toEqual([]);
    expect(await endings()).toEqual([{ ending: 'cancelled', reason }]);
  });

  test('refuses one that the provider took for marketing after it was planned as something else', async () => {
    await prepare({ planned: 'utility' });
    await lab.say('go');
    await lab.settle();
    await tell('template_category_update', { ...named, previous_category: 'UTILITY', new_category: 'MARKETING' });
    await lab.wait(48 * hour);
    expect(await endings()).toEqual([{ ending: 'cancelled', reason: 'template-recategorised' }]);
  });

  test('lets one through that was planned as marketing, and one under review', async () => {
    await prepare({ now: 'marketing', planned: 'marketing' });
    await status('PENDING');
    await lab.say('go');
    await lab.settle();
    await lab.wait(48 * hour);
    expect(lab.sent).toHaveLength(1);
  });
});

describe('the portfolio’s limit', () => {
  beforeEach(async () => {
    await prepare();
    await tell('business_capability_update', { max_daily_conversations_per_business: 1 });
    await lab.say('go', { from: '5511900000001' });
    await lab.say('go', { from: '5511900000002' });
    await lab.settle();
  });

  test('holds who would be one too many, until the first stops counting', async () => {
    await lab.wait(48 * hour);
    expect(lab.sent).toHaveLength(1);
    await lab.wait(24 * hour - 1);
    expect(lab.sent).toHaveLength(1);
    await lab.wait(61_000);
    expect(new Set(lab.sent.map(({ to }) => to)).size).toBe(2);
  });

  test('does not count people inside their window', async () => {
    await lab.wait(47 * hour);
    await lab.say('hello', { from: '5511900000002' });
    await lab.wait(hour);
    expect(lab.sent).toHaveLength(2);
  });

  test('lets everybody through once it is lifted', async () => {
    await lab.wait(48 * hour);
    await tell('business_capability_update', { max_daily_conversations_per_business: 'TIER_UNLIMITED' });
    await lab.wait(61_000);
    expect(lab.sent).toHaveLength(2);
  });
});

describe('news of the provider', () => {
  test('is written down: state with its reason, quality, category to come', async () => {
    await prepare();
    await tell('message_template_status_update', {
      event: 'REJECTED',
      ...named,
      reason: 'INVALID_FORMAT',
      rejection_info: { reason: 'Variables side by side.', recommendation: 'Write words between them.' },
    });
    await tell('message_template_quality_update', {
      ...named,
      previous_quality_score: 'GREEN',
      new_quality_score: 'RED',
    });
    await tell('template_category_update', {
      ...named,
      new_category: 'UTILITY',
      correct_category: 'MARKETING',
      category_update_timestamp: 1_794_999_999,
    });
    expect(await stored()).toMatchObject({
      status: 'rejected',
      reason: 'Variables side by side.',
      advice: 'Write words between them.',
      quality: 'low',
      category: 'utility',
      next_category: 'marketing',
    });
  });

  test('that comes late does not take the state back', async () => {
    await prepare();
    const now = lab.clock.now() / 1_000;
    await status('PAUSED', now);
    await status('APPROVED', now - 60);
    expect(await stored()).toMatchObject({ status: 'paused' });
    await status('APPROVED', now + 60);
    expect(await stored()).toMatchObject({ status: 'approved', reason: null });
  });

  test('of a template that is not known, or says something else now, has it fetched', async () => {
    const wanted = { queue: 'sync-templates', payload: { workspaceId: lab.ids.workspace, account } };
    await status('APPROVED');
    expect(lab.jobs).toEqual([wanted]);
    await prepare();
    await tell('message_template_components_update', { ...named, message_template_element: 'Other' });
    expect(lab.jobs).toEqual([wanted, wanted]);
  });
});

describe('a refusal of the provider', () => {
  test('is believed where it says what has become of the template', async () => {
    await prepare();
    await lab.say('go');
    await lab.settle();
    lab.answers.push({ error: 132015 });
    await lab.wait(48 * hour);
    expect(await stored()).toMatchObject({ status: 'paused' });
    expect(await endings()).toMatchObject([{ ending: 'failed' }]);
  });

  test('has it fetched where something else is wrong with it', async () => {
    await prepare();
    await lab.say('go');
    await lab.settle();
    lab.answers.push({ error: 132001 });
    await lab.wait(48 * hour);
    expect(lab.jobs.map(({ queue }) => queue)).toEqual(['sync-templates']);
    expect(await stored()).toMatchObject({ status: 'approved' });
  });
});
