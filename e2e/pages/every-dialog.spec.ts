import { expectAccessible } from '../rig/accessible.ts';
import { drawFlow, keyword, lines, publish, step } from '../rig/draw-flow.ts';
import { expect, test } from '../rig/fixtures.ts';

const nodes = [
  keyword('start', [0, 0], 'menu'),
  step('menu', 'send-list', [1, 0], {
    text: 'What would you like?',
    openLabel: 'See dishes',
    sections: [{ title: '', rows: [{ id: 'a', label: 'Soup', description: 'Of today' }] }],
  }),
  step('bye', 'send-text', [2, 0], { text: 'Enjoy your meal.' }),
];
const edges = lines('start.next>menu', 'menu.a>bye');

test.setTimeout(180_000);

test('the editor is accessible with a step, the keys and the versions open', async ({ signedIn: page, workspace }) => {
  const id = await drawFlow(workspace.api, 'Menu', { nodes, edges });
  await publish(workspace.api, id);
  await page.goto(`${workspace.path}/flows/${id}`);
  const canvas = page.getByRole('application', { name: 'Flow' });

  await test.step('a step', async () => {
    await canvas.getByRole('group', { name: /^List/ }).click();
    await expect(page.locator('[data-form]')).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('the keys', async () => {
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await test.step('the settings of the flow', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Flow settings' }).click();
    await expect(page.getByRole('dialog', { name: 'Flow settings' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await test.step('the versions', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Versions' }).click();
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await expect(versions.getByRole('button', { name: 'Restore version 1' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

test('a selected step with problems is accessible from near and from far, and a trigger says what it interrupts', async ({
  signedIn: page,
  workspace,
}) => {
  const waits = { words: ['menu'], match: 'contains', priority: 0, whenBusy: 'queue' };
  const choice = { text: 'What now?', options: [{ id: 'a', label: 'Soup' }] };
  const id = await drawFlow(workspace.api, 'Unfinished', {
    nodes: [step('start', 'keyword', [0, 0], waits), step('choice', 'send-buttons', [1, 0], choice)],
    edges: lines('start.next>choice'),
  });
  await page.goto(`${workspace.path}/flows/${id}`);
  const canvas = page.getByRole('application', { name: 'Flow' });
  await expect(canvas.getByRole('group', { name: /^Keyword/ })).toContainText(
    'Already in a flow: start this one afterwards',
  );
  const card = canvas.getByRole('group', { name: /^Buttons/ });
  await card.click();
  await expect(page.locator('[data-form]')).toBeVisible();
  await expect(card.getByRole('button', { name: /problem/ })).toBeVisible();
  await expectAccessible(page);
  const further = page.getByRole('button', { name: 'Zoom out' });
  for (const percent of ['83%', '69%', '58%', '48%', '40%', '33%']) {
    await further.click();
    await expect(page.getByRole('button', { name: new RegExp(`^${percent}`) })).toBeVisible();
  }
  await expectAccessible(page);
});

test('the editor is accessible with the list of problems open', async ({ signedIn: page, workspace }) => {
  const id = await drawFlow(workspace.api, 'Nothing yet', { nodes: [], edges: [] });
  await page.goto(`${workspace.path}/flows/${id}`);
  await page.getByRole('button', { name: '1 problem', exact: true }).click();
  await expect(page.getByRole('dialog', { name: '1 problem' }).getByText('Nothing starts this flow.')).toBeVisible();
  await expectAccessible(page);
});

test('the list on a phone is accessible while it is open', async ({ signedIn: page, workspace, phone }) => {
  await publish(workspace.api, await drawFlow(workspace.api, 'Menu', { nodes, edges }));
  await phone.say('menu');
  await phone.hear();
  await page.goto(`${workspace.path}/phones`);
  const screen = page.getByRole('region', { name: phone.name });
  await screen.getByRole('button', { name: 'See dishes' }).click();
  await expect(screen.getByRole('dialog', { name: 'See dishes' })).toBeVisible();
  await expectAccessible(page);
});

test('the dialog that connects a number is accessible', async ({ signedIn: page, workspace }) => {
  await page.goto(`${workspace.path}/settings/channels`);
  await page.getByRole('button', { name: 'Connect a number' }).click();
  await expect(page.getByRole('dialog', { name: 'Connect a WhatsApp number' })).toBeVisible();
  await expectAccessible(page);
});
