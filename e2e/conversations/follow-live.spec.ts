import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { expect, test } from '../rig/fixtures.ts';

test('an open thread follows what happens, also after the line to the database broke, and shows nothing twice', async ({
  signedIn: page,
  workspace,
  phone,
  demo,
}) => {
  const { id } = await workspace.api.flow.createFromStarter.mutate({ starter: 'feedback-score', locale: 'en' });
  const { revision } = await workspace.api.flow.get.query({ id });
  await workspace.api.flow.publish.mutate({ id, revision });
  await phone.say('one');
  await expect.poll(async () => (await workspace.api.conversation.list.query({})).rows.length).toBe(1);
  await page.goto(`${workspace.path}/conversations`);
  await page.getByRole('link', { name: new RegExp(phone.name) }).click();
  const thread = page.getByRole('log', { name: 'Messages' });
  await expect(thread.getByText('one', { exact: true })).toBeVisible();

  await phone.say('two');
  await expect(thread.getByText('two', { exact: true })).toBeVisible();

  const { DATABASE_URL } = JSON.parse(fs.readFileSync(path.join(demo.dataDir, 'instance.json'), 'utf8'));
  const sql = postgres(DATABASE_URL, { max: 1 });
  const cut = await sql`
    select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and query ilike 'listen %'`;
  expect(cut.length).toBeGreaterThan(0);
  await sql.end();

  for (const text of ['three', 'four', 'five']) await phone.say(text);
  await expect(thread.getByText('five', { exact: true })).toBeVisible();
  for (const text of ['one', 'two', 'three', 'four', 'five']) {
    await expect(thread.getByText(text, { exact: true })).toHaveCount(1);
  }
});
