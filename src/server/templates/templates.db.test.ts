import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { forgetEnv } from '#/env/base.ts';
import { emptyTemplate, type TemplateContent } from '#/flow/message/message-template.ts';
import { startSimulator } from '#/simulator/start.ts';
import { connectSimulator } from '../channels/connect-simulator.ts';
import { disconnectChannel } from '../channels/disconnect-channel.ts';
import { registerSimulatedChannels } from '../channels/register-simulated-channels.ts';
import { simulator } from '../channels/simulator.ts';
import { withWorkspace } from '../db/doors.ts';
import { channelLimit } from '../db/schema/limits.ts';
import { template } from '../db/schema/templates.ts';
import { closeJobQueue } from '../jobs/job-queue.ts';
import { makePerson, makeWorkspace } from '../testing.ts';
import { createTemplate } from './create-template.ts';
import { deleteTemplate } from './delete-template.ts';
import { editTemplate } from './edit-template.ts';
import { getTemplate } from './get-template.ts';
import { listTemplates } from './list-templates.ts';
import { accountsOf } from './open-desk.ts';
import { fetchTemplates, storeTemplates } from './sync-account.ts';
import { syncTemplates } from './sync-templates.ts';

let running: Awaited<ReturnType<typeof startSimulator>>;
let workspaceId: string;
let ana: { kind: 'member'; userId: string; workspace: string };
let channelId: string;
let account: string;
const token = 'a-token-of-this-test-run-only';

beforeAll(async () => {
  running = await startSimulator({ port: 0, token, seed: 1 });
  Object.assign(process.env, { SIMULATOR_PORT: new URL(running.url).port, SIMULATOR_TOKEN: token });
  forgetEnv();
  const userId = await makePerson('Ana');
  const made = await makeWorkspace(userId);
  workspaceId = made.id;
  ana = { kind: 'member', userId, workspace: made.slug };
  channelId = (await connectSimulator.call(ana, {})).id;
  account = (await withWorkspace(workspaceId, accountsOf))[0]?.account ?? '';
  await syncTemplates.call(ana, {});
});
afterAll(async () => {
  await closeJobQueue();
  await running.close();
});

const content: TemplateContent = { ...emptyTemplate, body: 'Hello {{first_name}}, your order is on its way.' };
const draft = (name: string, more = {}) => ({
  name,
  language: 'es',
  category: 'utility' as const,
  content,
  samples: { 'body-first_name': 'Amira' },
  ...more,
});
const named = async (name: string) => (await listTemplates.call(ana, {})).templates.filter((one) => one.name === name);
const statusOf = async (name: string) => {
  await syncTemplates.call(ana, {});
  return (await named(name))[0]?.status;
};

test('those of the account are fetched, and its limit with them', async () => {
  const { templates, accounts } = await listTemplates.call(ana, {});
  expect(accounts).toMatchObject([{ account, simulated: true }]);
  expect(templates.map(({ name, language }) => `${name} ${language}`)).toContain('appointment_reminder pt_BR');
  expect((await named('seasonal_promotion'))[0]).toMatchObject({
    category: 'marketing',
    status: 'approved',
    quality: 'high',
    content: { variables: 'named', footer: 'Reply STOP to opt out' },
  });
  const [limit] = await withWorkspace(workspaceId, (tx) =>
    tx.select().from(channelLimit).where(eq(channelLimit.channelId, channelId)),
  );
  expect(limit?.reach).toBe(2_000);
});

describe('a template of ours', () => {
  test('is handed in, approved, edited and deleted', async () => {
    const { id } = await createTemplate.call(ana, draft('order_update'));
    expect(await getTemplate.call(ana, { id })).toMatchObject({ status: 'pending', simulated: true, usedBy: [] });
    await vi.waitFor(async () => expect(await statusOf('order_update')).toBe('approved'), { timeout: 5_000 });
    const other = { ...content, body: 'Hello {{first_name}}, your order has come to you.' };
    await editTemplate.call(ana, { id, content: other, samples: { 'body-first_name': 'Bo' } });
    expect(await getTemplate.call(ana, { id })).toMatchObject({ status: 'pending', content: other });
    await expect(editTemplate.call(ana, { id, content, samples: {} })).rejects.toMatchObject({
      code: 'template-in-review',
    });
    await deleteTemplate.call(ana, { id });
    expect(await named('order_update')).toEqual([]);
    await syncTemplates.call(ana, {});
    expect(await named('order_update')).toEqual([]);
  });

  test('is refused before it leaves where it keeps no limit, and by the provider in its own words', async () => {
    const wrong = createTemplate.call(ana, draft('wrong', { content: { ...content, body: '{{first_name}} comes' } }));
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-input', details: { field: 'body' } });
    const twice = createTemplate.call(ana, draft('hello_world', { language: 'en_US' }));
    await expect(twice).rejects.toMatchObject({ code: 'template-refused', details: { reason: /already content/ } });
    expect(await named('wrong')).toEqual([]);
  });
});

test('what is told while the provider is asked stands, and what is gone there goes here', async () => {
  const [before] = await named('hello_world');
  const asked = await fetchTemplates(workspaceId, account);
  await withWorkspace(workspaceId, (tx) =>
    tx
      .update(template)
      .set({ status: 'paused', changedAt: new Date() })
      .where(eq(template.id, before?.id ?? '')),
  );
  await withWorkspace(workspaceId, (tx) => storeTemplates(tx, workspaceId, asked));
  expect((await named('hello_world'))[0]).toMatchObject({ status: 'paused' });
  expect(await statusOf('hello_world')).toBe('approved');
  const rest = { ...asked, listed: asked.listed.filter(({ name }) => name !== 'hello_world') };
  const again = { ...rest, before: (await fetchTemplates(workspaceId, account)).before };
  await withWorkspace(workspaceId, (tx) => storeTemplates(tx, workspaceId, again));
  expect(await named('hello_world')).toEqual([]);
});

test('a simulator that has forgotten is told again', async () => {
  await createTemplate.call(ana, draft('remembered_slow'));
  await simulator()?.reset();
  await registerSimulatedChannels();
  expect(await statusOf('remembered_slow')).toBe('pending');
});

test('with its number a template leaves the list', async () => {
  const other = (await connectSimulator.call(ana, { name: 'Other' })).id;
  await syncTemplates.call(ana, {});
  const count = async () => (await listTemplates.call(ana, {})).templates.length;
  const both = await count();
  await disconnectChannel.call(ana, { id: other });
  expect(await count()).toBeLessThan(both);
});
