import { drawFlow, keyword, lines, publish, step } from '../rig/draw-flow.ts';
import { expect, test } from '../rig/fixtures.ts';
import { pickUpPhone } from '../rig/phone.ts';

/** A flow that greets and then waits for a button. */
const waiting = {
  nodes: [
    keyword('start', [0, 0], 'hello'),
    step('ask', 'send-buttons', [1, 0], { text: 'May I help?', options: [{ id: 'a', label: 'Yes' }] }),
    step('bye', 'send-text', [2, 0], { text: 'Gladly.' }),
  ],
  edges: lines('start.next>ask', 'ask.a>bye'),
};

test('flows are renamed, duplicated, paused, resumed, archived and restored from their list', async ({
  signedIn: page,
  workspace,
  phone,
  demo,
}) => {
  const { api } = workspace;
  const stranger = await pickUpPhone(demo, workspace.number, 'Tom Ford');
  await publish(api, await drawFlow(api, 'Greeting', waiting));
  await phone.say('hello');
  await phone.hear();
  await page.goto(`${workspace.path}/flows`);
  const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  const act = async (name: string, action: string) => {
    await row(name).hover();
    await row(name)
      .getByRole('button', { name: `Actions for ${name}` })
      .click();
    await page.getByRole('menuitem', { name: action }).click();
  };

  await test.step('the list shows state, version and who is under way', async () => {
    await expect(row('Greeting')).toContainText('Live, version 1');
    await expect(row('Greeting').getByRole('cell').nth(2)).toHaveText('1');
  });

  await test.step('renamed', async () => {
    await act('Greeting', 'Rename flow');
    const dialog = page.getByRole('dialog', { name: 'Rename the flow' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Welcome');
    await dialog.getByRole('button', { name: 'Rename flow' }).click();
    await expect(row('Welcome')).toContainText('Live, version 1');
    await expect(row('Greeting')).toHaveCount(0);
  });

  await test.step('duplicated', async () => {
    await act('Welcome', 'Duplicate flow');
    await expect(page.getByText('“Welcome” was duplicated.')).toBeVisible();
    const copy = page.getByRole('row').filter({ hasText: 'Draft' });
    await expect(copy).toHaveCount(1);
    await expect(copy.getByRole('link')).toContainText('Welcome');
    await expect(copy.getByRole('cell').nth(2)).toHaveText('0');
  });

  await test.step('paused, it sends nothing and starts nothing', async () => {
    await act('Welcome', 'Pause flow');
    await expect(row('Welcome')).toContainText('Paused, version 1');
    await phone.tap('Yes');
    await stranger.say('hello');
    const thread = page.getByRole('log', { name: 'Messages' });
    await page.getByRole('link', { name: 'Conversations' }).click();
    await page.getByRole('link', { name: new RegExp(stranger.name) }).click();
    await expect(thread.getByText('hello', { exact: true })).toBeVisible();
    await expect(thread.getByText('May I help?')).toHaveCount(0);
    await page.getByRole('link', { name: new RegExp(phone.name) }).click();
    await expect(thread.getByText('Gladly.')).toBeVisible();
    await expect(thread.getByRole('img', { name: 'Not sent yet' })).toHaveCount(1);
    await page.getByRole('link', { name: 'Flows' }).click();
  });

  await test.step('resumed, it sends what it held back, and answers again', async () => {
    await act('Welcome', 'Resume flow');
    await expect(row('Welcome')).toContainText('Live, version 1');
    expect(await phone.hear()).toEqual([{ text: 'Gladly.', options: [] }]);
    await stranger.say('hello');
    expect(await stranger.hear()).toEqual([{ text: 'May I help?', options: ['Yes'] }]);
  });

  await test.step('archived, it leaves the list; restored, it is paused', async () => {
    await act('Welcome', 'Archive flow');
    await expect(row('Welcome')).toHaveCount(0);
    await page.getByRole('button', { name: /^Archived/ }).click();
    await expect(row('Welcome')).toContainText('Archived');
    await act('Welcome', 'Restore flow');
    await expect(row('Welcome')).toHaveCount(0);
    await page.getByRole('button', { name: /^Paused/ }).click();
    await expect(row('Welcome')).toContainText('Paused, version 1');
  });
});

test('an earlier version is brought back into the draft, and what is live stays', async ({
  signedIn: page,
  workspace,
  phone,
}) => {
  const { api } = workspace;
  const id = await drawFlow(api, 'Two versions', waiting);
  await publish(api, id);
  await page.goto(`${workspace.path}/flows/${id}`);
  const canvas = page.getByRole('application', { name: 'Flow' });
  await canvas.getByRole('group', { name: /^Text: Gladly/ }).click();
  await page.getByRole('textbox', { name: 'Message' }).fill('With pleasure.');
  await page.getByRole('button', { name: 'Publish version 2' }).click();
  await expect(page.getByText('Live, version 2')).toBeVisible();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Live' })).toContainText('2');
  await dialog.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(canvas.getByRole('group', { name: /^Text: Gladly/ })).toBeVisible();
  await expect(page.getByText('Live, version 2')).toBeVisible();

  await phone.say('hello');
  await phone.hear();
  await phone.tap('Yes');
  expect(await phone.hear()).toEqual([{ text: 'With pleasure.', options: [] }]);

  await page.getByRole('button', { name: 'Publish version 3' }).click();
  await expect(page.getByText('Live, version 3')).toBeVisible();
  await phone.say('hello');
  await phone.hear();
  await phone.tap('Yes');
  expect(await phone.hear()).toEqual([{ text: 'Gladly.', options: [] }]);
});
