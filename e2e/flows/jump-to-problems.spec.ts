import { drawFlow, keyword, lines, step } from '../rig/draw-flow.ts';
import { expect, test } from '../rig/fixtures.ts';

const tooLong = 'Please tell me all about the prices';

test('what is wrong with a flow is listed, leads to where it is put right, and keeps it from being published', async ({
  signedIn: page,
  workspace,
}) => {
  const id = await drawFlow(workspace.api, 'Full of problems', {
    nodes: [
      keyword('start', [0, 0], 'price'),
      step('hello', 'send-text', [1, 0], { text: 'Hello {{ nobody }}!' }),
      step('choice', 'send-buttons', [2, 0], {
        text: 'What now?',
        options: [
          { id: 'a', label: tooLong },
          { id: 'b', label: 'Nothing' },
        ],
      }),
      step('lost', 'send-text', [0, 2], { text: 'Nobody comes here.' }),
      step('ping', 'send-text', [3, 0], { text: 'Ping' }),
      step('pong', 'send-text', [4, 0], { text: 'Pong' }),
    ],
    edges: lines('start.next>hello', 'hello.next>choice', 'choice.a>ping', 'ping.next>pong', 'pong.next>ping'),
  });
  await page.goto(`${workspace.path}/flows/${id}`);
  const canvas = page.getByRole('application', { name: 'Flow' });
  const list = page.getByRole('dialog', { name: /problem/ });
  const side = page.getByRole('complementary', { name: 'Step and rehearsal' });
  const opener = page.getByRole('button', { name: /^\d+ problems?$/ });
  /** Opens the list, in which what was put right before is gone, and presses a problem in it. */
  const follow = async (problem: RegExp, gone?: RegExp) => {
    await opener.click();
    if (gone) await expect(list.getByRole('button', { name: gone })).toHaveCount(0);
    await list.getByRole('button', { name: problem }).first().click();
    await expect(list).toHaveCount(0);
  };
  const publish = page.getByRole('button', { name: 'Publish version 1' });

  await test.step('publishing is refused, with the reason', async () => {
    await expect(publish).toHaveAttribute('aria-disabled', 'true');
    await publish.click({ force: true });
    await publish.hover();
    await expect(page.getByText(/\d errors? ha(s|ve) to be solved first/).first()).toBeVisible();
    await expect(page.getByText('Draft', { exact: true })).toBeVisible();
    await expect(page.getByText('Live, version 1')).toHaveCount(0);
  });

  await test.step('each problem is in the list', async () => {
    await opener.click();
    await expect(list.getByRole('button', { name: /No step gives the variable “nobody”/ })).toBeVisible();
    await expect(list.getByRole('button', { name: /This text is too long: at most 20 characters/ })).toBeVisible();
    await expect(list.getByRole('button', { name: /This loop never rests/ }).first()).toBeVisible();
    await expect(list.getByRole('button', { name: /Nothing.*This exit leads nowhere/ })).toBeVisible();
    await expect(list.getByRole('button', { name: /No path leads to this step/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(list).toHaveCount(0);
  });

  await test.step('an unknown variable leads to its text', async () => {
    await follow(/No step gives the variable/);
    const text = page.getByRole('textbox', { name: 'Message' });
    await expect(text).toHaveText(/nobody/);
    await expect(text).toBeFocused();
    await text.fill('Hello there!');
    // it leads there once: whoever comes back later stays where they clicked
    await canvas.getByRole('group', { name: /^Keyword/ }).click();
    await expect(page.getByRole('textbox', { name: 'Words or phrases' })).toBeVisible();
    await canvas.getByRole('group', { name: /^Text: Hello there/ }).click();
    await expect(text).toHaveText('Hello there!');
    await expect(text).not.toBeFocused();
  });

  await test.step('a button that is too long leads to its label', async () => {
    await follow(/This text is too long/, /nobody/);
    const label = page.getByRole('textbox', { name: /^Option 1/ });
    await expect(label).toBeFocused();
    await label.fill('Prices');
  });

  await test.step('a step that nothing leads to is selected, and deleted', async () => {
    await follow(/No path leads to this step/, /too long/);
    await expect(canvas.getByRole('group', { name: /Nobody comes here/ })).toBeFocused();
    await expect(page.getByRole('list', { name: 'Problems of this step' })).toContainText('No path leads to this step');
    await page.getByRole('button', { name: 'Delete step' }).click();
    await expect(canvas.getByRole('group', { name: /Nobody comes here/ })).toHaveCount(0);
  });

  await test.step('an open exit leads to its step, and is connected', async () => {
    await follow(/This exit leads nowhere/, /No path leads to this step/);
    const exit = side.getByRole('button', { name: /^Nothing/ });
    await expect(exit).toBeFocused();
    await expect(page.getByRole('list', { name: 'Problems of this step' })).toContainText('Nothing');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /^Hand over/ }).click();
    await expect(canvas.getByRole('button', { name: /^Nothing: goes to Hand over/ })).toBeVisible();
  });

  await test.step('a loop leads to a step of it, and rests once a wait is in it', async () => {
    await follow(/This loop never rests/, /leads nowhere/);
    await expect(page.getByRole('list', { name: 'Problems of this step' })).toContainText('This loop never rests');
    const onward = side.getByRole('button', { name: /^Then/ });
    await onward.click();
    await page.getByRole('option', { name: /^Wait/ }).first().click();
    await expect(canvas.getByRole('group', { name: /^Wait/ })).toBeVisible();
  });

  await test.step('with the list empty it can be published', async () => {
    await expect(opener).toHaveAccessibleName('0 problems');
    await opener.click();
    await expect(page.getByText('Every path is complete.')).toBeVisible();
    await page.keyboard.press('Escape');
    await publish.click();
    await expect(page.getByText('Live, version 1')).toBeVisible();
  });
});
