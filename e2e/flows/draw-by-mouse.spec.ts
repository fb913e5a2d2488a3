import type { Page } from '@playwright/test';
import { expect, test } from '../rig/fixtures.ts';

const canvas = (page: Page) => page.getByRole('application', { name: 'Flow' });
const card = (page: Page, name: string | RegExp) => canvas(page).getByRole('group', { name });

/** Drags a step from the palette to a place on the canvas, in pixels from its upper left corner. */
async function drop(page: Page, step: string, x: number, y: number): Promise<void> {
  const palette = page.getByRole('region', { name: 'Steps to add' });
  await palette.getByRole('button', { name: step, exact: true }).dragTo(canvas(page), { targetPosition: { x, y } });
}

/** Draws a line from the handle of an exit to the entry of another card. */
async function draw(page: Page, from: RegExp, exit: string, to: RegExp): Promise<void> {
  const start = card(page, from).locator(`.react-flow__handle.source[data-handleid="${exit}"]`);
  await start.dragTo(card(page, to).locator('.react-flow__handle.target'));
}

test('a flow is drawn on an empty canvas with the mouse, undone, redone, rehearsed, published, and answers', async ({
  signedIn: page,
  workspace,
  phone,
}) => {
  await page.goto(`${workspace.path}/start`);
  await page.getByRole('button', { name: 'Start with an empty flow' }).click();
  await expect(page.getByText('What starts this flow?')).toBeVisible();

  await drop(page, 'Keyword', 400, 120);
  await page.getByRole('textbox', { name: 'Words or phrases' }).fill('price');
  await page.keyboard.press('Enter');
  await drop(page, 'Text', 720, 120);
  await page.getByRole('textbox', { name: 'Message' }).fill('It costs 12 a month.');
  await drop(page, 'End', 720, 420);
  await draw(page, /^Keyword/, 'next', /^Text/);
  await expect(card(page, /^Keyword/).getByRole('button', { name: 'When it matches: goes to Text' })).toBeVisible();

  // a step is put on the line between the two
  await page
    .getByRole('img', { name: /^Edge from/ })
    .first()
    .hover({ force: true });
  await page.getByRole('button', { name: 'Insert a step here' }).click();
  await page.getByRole('option', { name: /^Tags/ }).click();
  await expect(card(page, /^Tags/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page, /^Tags/)).toHaveCount(0);
  await expect(card(page, /^Keyword/).getByRole('button', { name: 'When it matches: goes to Text' })).toBeVisible();

  // a drag of a card is one step of undo
  const box = async () => (await card(page, /^End/).boundingBox()) as { x: number; y: number; width: number };
  const before = await box();
  await page.mouse.move(before.x + 30, before.y + 15);
  await page.mouse.down();
  await page.mouse.move(before.x + 130, before.y + 65, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await box()).x - before.x)).toBeGreaterThan(60);
  const moved = Math.round((await box()).x);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => Math.round((await box()).x)).toBe(Math.round(before.x));
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(async () => Math.round((await box()).x)).toBe(moved);
  await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled();

  await draw(page, /^Text/, 'next', /^End/);
  await expect(card(page, /^Text/).getByRole('button', { name: 'Then: goes to End' })).toBeVisible();

  await test.step('it is rehearsed', async () => {
    await page.getByRole('tab', { name: 'Phone' }).click();
    const rehearsal = page.getByRole('region', { name: 'Rehearsal' });
    await rehearsal.getByRole('button', { name: 'Start the conversation again' }).click();
    await rehearsal
      .getByRole('list', { name: 'What a contact could write' })
      .getByRole('button', { name: 'price' })
      .click();
    await expect(rehearsal.getByText('It costs 12 a month.')).toBeVisible();
    await expect(rehearsal.getByText('The flow ended')).toBeVisible();
  });

  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByText('Live, version 1')).toBeVisible();

  await phone.say('What is the PRICE?');
  expect(await phone.hear()).toEqual([{ text: 'It costs 12 a month.', options: [] }]);

  await test.step('a person on the screen with the phones is answered, too', async () => {
    await page.getByRole('link', { name: 'Back to flows' }).click();
    await page.getByRole('link', { name: 'Phones' }).click();
    const other = page.getByRole('region', { name: 'James Carter' });
    await other.getByRole('textbox', { name: 'Write a message' }).fill('And the price?');
    await other.getByRole('button', { name: 'Send message' }).click();
    await expect(other.getByText('It costs 12 a month.')).toBeVisible();
    await expect(other.getByRole('img', { name: /Delivered|Read/ })).toHaveCount(2);
  });

  await test.step('its run shows the way through the flow', async () => {
    await page.getByRole('link', { name: 'Runs' }).click();
    await page.getByRole('link', { name: 'James Carter' }).click();
    const steps = page.getByRole('region', { name: 'Steps' }).getByRole('listitem');
    await expect(steps).toHaveCount(1);
    await expect(steps).toContainText('Started');
    await expect(steps).toContainText('And the price?');
    for (const name of ['Keyword', 'Text', 'End']) await expect(steps).toContainText(name);
    await expect(steps).toContainText('It costs 12 a month.');
    await expect(steps.getByRole('img', { name: /Delivered|Read/ })).toHaveCount(1);
    await expect(page.getByRole('main').getByText('Finished')).toBeVisible();
  });
});
