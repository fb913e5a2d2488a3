import { chooseFromList } from '../rig/choose-from-list.ts';
import { drawFlow, keyword, lines, publish, step } from '../rig/draw-flow.ts';
import { expect, test } from '../rig/fixtures.ts';

test('a person without a phone number writes, taps, chooses from a list and exchanges files', async ({
  signedIn: page,
  workspace,
}) => {
  const flow = await drawFlow(workspace.api, 'For everybody', {
    nodes: [
      keyword('start', [0, 0], 'hello'),
      step('buttons', 'send-buttons', [1, 0], {
        text: 'What can I do for you?',
        options: [
          { id: 'a', label: 'Show the menu' },
          { id: 'b', label: 'Nothing' },
        ],
      }),
      step('menu', 'send-list', [2, 0], {
        text: 'What would you like?',
        openLabel: 'See dishes',
        sections: [
          {
            title: '',
            rows: [
              { id: 'c', label: 'Soup', description: 'Of today' },
              { id: 'd', label: 'Salad', description: '' },
            ],
          },
        ],
      }),
      step('photo', 'ask-question', [3, 0], {
        text: 'Now send us a photo.',
        answer: { kind: 'text', pattern: '' },
        variable: 'photo',
      }),
      step('bye', 'send-text', [3, 1], { text: 'Good bye!' }),
    ],
    edges: lines(
      'start.next>buttons',
      'buttons.a>menu',
      'buttons.b>bye',
      'menu.c>bye',
      'menu.d>photo',
      'photo.next>bye',
      'photo.gave-up>bye',
    ),
  });
  await publish(workspace.api, flow);
  await page.goto(`${workspace.path}/phones`);
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a simulated person' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nobody Known');
  await dialog.getByRole('checkbox', { name: 'Has no phone number' }).check();
  await dialog.getByRole('button', { name: 'Add a person' }).click();
  await expect(dialog).toHaveCount(0);
  const phone = page.getByRole('region', { name: 'Nobody Known' });
  await expect(phone.getByText('no phone number')).toBeVisible();

  await test.step('writes and is answered', async () => {
    await phone.getByRole('textbox', { name: 'Write a message' }).fill('hello');
    await phone.getByRole('button', { name: 'Send message' }).click();
    await expect(phone.getByText('What can I do for you?')).toBeVisible();
    await expect(phone.getByRole('img', { name: /Delivered|Read/ })).toHaveCount(2);
  });
  await test.step('taps a button', async () => {
    await phone.getByRole('button', { name: 'Show the menu' }).click();
    await expect(phone.getByText('What would you like?')).toBeVisible();
  });
  await test.step('chooses from a list', async () => {
    await chooseFromList(phone, 'See dishes', 'Salad');
    await expect(phone.getByText('Now send us a photo.')).toBeVisible();
  });
  await test.step('sends a picture, which shows here and in the conversation', async () => {
    await phone.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Image' }).click();
    const sent = phone.getByRole('log').locator('img');
    await expect(sent).toHaveCount(1);
    await expect.poll(() => sent.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'Conversations' }).click();
    await page.getByRole('link', { name: /Nobody Known/ }).click();
    const received = page.getByRole('log', { name: 'Messages' }).locator('img');
    await expect(received).toHaveCount(1);
    await expect.poll(() => received.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  });
});
