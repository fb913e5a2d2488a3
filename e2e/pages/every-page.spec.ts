import type { Page } from '@playwright/test';
import { expectAccessible } from '../rig/accessible.ts';
import { expect, type TestWorkspace, test } from '../rig/fixtures.ts';
import type { Phone } from '../rig/phone.ts';

const screens = { 'a desk': { width: 1440, height: 900 }, 'a phone': { width: 390, height: 844 } };

/** A workspace in which every screen has something to show. */
async function fill(workspace: TestWorkspace, phone: Phone) {
  const { api } = workspace;
  const { id: flow } = await api.flow.createFromStarter.mutate({ starter: 'welcome-faq', locale: 'en' });
  const { revision } = await api.flow.get.query({ id: flow });
  await api.flow.publish.mutate({ id: flow, revision });
  await phone.say('Hello');
  await phone.hear(2);
  const [conversation] = (await api.conversation.list.query({})).rows;
  const [run] = (await api.run.list.query({})).rows;
  const [contact] = (await api.contact.list.query({})).rows;
  const { id: broadcast } = await api.broadcast.create.mutate({ name: 'Spring sale' });
  return { flow, conversation: conversation?.id, run: run?.id, contact: contact?.id, broadcast };
}

/** Looks at a page, and that it does not scroll sideways; a phone has the same colours in the dark as a desk. */
async function look(page: Page, path: string, name: string, role: 'heading' | 'log' = 'heading'): Promise<void> {
  await test.step(path, async () => {
    await page.goto(path);
    await expect(page.getByRole(role, { name }).first()).toBeVisible();
    await expectAccessible(
      page,
      page.viewportSize()?.width === screens['a phone'].width ? ['light'] : ['light', 'dark'],
    );
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(width, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
  });
}

for (const [device, viewport] of Object.entries(screens)) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport });
    test.setTimeout(480_000);

    test('pages for whoever is signed out are accessible and keep to the policy', async ({ page, noise }) => {
      await look(page, '/sign-in', 'Sign in to Recado');
      await look(page, '/join#nothing', 'Join the workspace');
      noise.expect(/status of 404.*\/nowhere/);
      await look(page, '/nowhere', 'There is nothing here');
    });

    test('an empty workspace is accessible and keeps to the policy', async ({ signedIn: page, workspace }) => {
      await look(page, '/welcome', 'Name your workspace');
      await look(page, `${workspace.path}/start`, 'What should WhatsApp do for you?');
      await look(page, `${workspace.path}/flows`, 'Draw your first conversation');
      await look(page, `${workspace.path}/conversations`, 'Nobody has written yet');
      await look(page, `${workspace.path}/runs`, 'No run yet');
      await look(page, `${workspace.path}/contacts`, 'No contacts yet');
      await look(page, `${workspace.path}/broadcasts`, 'One message to many people');
    });

    test('a used workspace is accessible and keeps to the policy', async ({
      signedIn: page,
      workspace,
      phone,
      noise,
    }) => {
      const { flow, conversation, run, contact, broadcast } = await fill(workspace, phone);
      const { path } = workspace;
      await look(page, `${path}/flows`, 'Flows');
      await look(page, `${path}/flows/${flow}`, 'Welcome and FAQ');
      await look(page, `${path}/conversations/${conversation}`, 'Messages', 'log');
      await look(page, `${path}/phones`, 'Phones');
      await look(page, `${path}/runs`, 'Runs');
      await look(page, `${path}/runs/${run}`, `Welcome and FAQ with ${phone.name}`);
      await look(page, `${path}/contacts`, 'Contacts');
      await look(page, `${path}/contacts/${contact}`, phone.name);
      await look(page, `${path}/broadcasts`, 'Broadcasts');
      await look(page, `${path}/broadcasts/${broadcast}`, 'Who gets it');
      await look(page, `${path}/settings/workspace`, 'Workspace');
      await look(page, `${path}/settings/members`, 'Members');
      await look(page, `${path}/settings/channels`, 'Channels');
      await look(page, `${path}/settings/secrets`, 'Secrets');
      await look(page, `${path}/settings/audit`, 'Planned sends');
      await look(page, `${path}/settings/system`, 'Waiting now');
      noise.expect(/status of 404.*\/nowhere/);
      await look(page, `${path}/flows/nowhere`, 'There is nothing here');
    });
  });
}
