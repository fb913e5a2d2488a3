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

test('a flow is drawn on an empty canvas with the mouse, undone, redone, published and answers', async ({
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
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => Math.round((await box()).x)).toBe(Math.round(before.x));

  await draw(page, /^Text/, 'next', /^End/);
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByText('Live, version 1')).toBeVisible();

  await phone.say('What is the PRICE?');
  expect(await phone.hear()).toEqual([{ text: 'It costs 12 a month.', options: [] }]);
});
