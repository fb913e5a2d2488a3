import type { Page } from '@playwright/test';
import { drawFlow, keyword, lines, step } from '../rig/draw-flow.ts';
import { expect, test } from '../rig/fixtures.ts';

const canvas = (page: Page) => page.getByRole('application', { name: 'Flow' });
const card = (page: Page, name: string | RegExp) => canvas(page).getByRole('group', { name });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Step and rehearsal' });
const cardsIn = (page: Page) => canvas(page).getByRole('group', { name: /, \d+ of \d+$/ });

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
const boxOf = async (page: Page, name: RegExp) => (await card(page, name).boundingBox()) as Box;
const middle = ({ x, width }: Box) => x + width / 2;

const drawn = {
  nodes: [
    keyword('start', [0, 0], 'price'),
    step('first', 'send-text', [1, 0], { text: 'First of all.' }),
    step('second', 'send-text', [1, 1], { text: 'Second to that.' }),
    step('third', 'send-text', [2, 0], { text: 'Third and last.' }),
  ],
  edges: lines('start.next>first', 'first.next>second', 'second.next>third'),
};

/** Opens a flow, with the dock of steps out of the way, and shows all of it. */
async function open(page: Page, path: string, steps: number): Promise<void> {
  await page.goto(path);
  await expect(cardsIn(page)).toHaveCount(steps);
  await page.getByRole('button', { name: 'Hide steps to add' }).click();
  await page.getByRole('button', { name: 'Show the whole flow' }).click();
}

/** Draws a frame around two cards, beginning and ending on the empty canvas. */
async function frame(page: Page, from: RegExp, to: RegExp): Promise<void> {
  const [a, b] = [await boxOf(page, from), await boxOf(page, to)];
  const left = Math.min(a.x, b.x) - 12;
  const right = Math.max(a.x + a.width, b.x + b.width) + 12;
  await page.keyboard.down('Shift');
  await page.mouse.move(left, Math.min(a.y, b.y) - 14);
  await page.mouse.down();
  await page.mouse.move(right, Math.max(a.y + a.height, b.y + b.height) + 12, { steps: 10 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
}

test('several steps are selected, copied within a flow and to another, duplicated, deleted, and undone as one', async ({
  signedIn: page,
  workspace,
}) => {
  const flow = await drawFlow(workspace.api, 'Many steps', drawn);
  const other = await drawFlow(workspace.api, 'Another flow', { nodes: [keyword('start', [0, 0], 'hi')], edges: [] });
  const cards = cardsIn(page);
  const undo = page.getByRole('button', { name: 'Undo' }).first();
  await open(page, `${workspace.path}/flows/${flow}`, 4);

  await test.step('one after the other, with Control held', async () => {
    await card(page, /First of all/).click();
    await card(page, /Third and last/).click({ modifiers: ['Control'] });
    await expect(panel(page).getByRole('heading', { name: '2 steps selected' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel(page).getByRole('heading', { name: '2 steps selected' })).toHaveCount(0);
  });

  await test.step('with a frame', async () => {
    await frame(page, /First of all/, /Second to that/);
    await expect(panel(page).getByRole('heading', { name: '2 steps selected' })).toBeVisible();
  });

  await test.step('copied and pasted, with the line between them, and undone at once', async () => {
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await expect(cards).toHaveCount(6);
    await expect(card(page, /First of all/)).toHaveCount(2);
    await expect(canvas(page).getByRole('img', { name: 'Edge from Text to Text' })).toHaveCount(3);
    await undo.click();
    await expect(cards).toHaveCount(4);
    await expect(undo).toBeDisabled();
  });

  await test.step('duplicated, and undone at once', async () => {
    await frame(page, /First of all/, /Second to that/);
    await panel(page).getByRole('button', { name: 'Duplicate' }).click();
    await expect(cards).toHaveCount(6);
    await expect(panel(page).getByRole('heading', { name: '2 steps selected' })).toBeVisible();
    await undo.click();
    await expect(cards).toHaveCount(4);
  });

  await test.step('deleted, and back at once with their lines', async () => {
    await frame(page, /First of all/, /Second to that/);
    await page.keyboard.press('Delete');
    await expect(cards).toHaveCount(2);
    await undo.click();
    await expect(cards).toHaveCount(4);
    await expect(canvas(page).getByRole('img', { name: /^Edge from/ })).toHaveCount(3);
  });

  await test.step('pasted into another flow', async () => {
    await frame(page, /First of all/, /Second to that/);
    await page.keyboard.press('Control+c');
    await open(page, `${workspace.path}/flows/${other}`, 1);
    await page.keyboard.press('Control+v');
    await expect(cards).toHaveCount(3);
    await expect(canvas(page).getByRole('img', { name: 'Edge from Text to Text' })).toHaveCount(1);
    await expect(page.getByText(/^saved/)).toBeVisible();
    await page.reload();
    await expect(cards).toHaveCount(3);
  });
});

test('a crooked flow is tidied up, seen as a whole and on the small map, and grows on a line by keys', async ({
  signedIn: page,
  workspace,
}) => {
  const crooked = { ...drawn, nodes: drawn.nodes.map((node) => ({ ...node, position: { x: 40, y: 40 } })) };
  const flow = await drawFlow(workspace.api, 'Crooked', crooked);
  await open(page, `${workspace.path}/flows/${flow}`, 4);
  const names = [/^Keyword/, /First of all/, /Second to that/, /Third and last/];
  const placesInOrder = async () => {
    const places = await Promise.all(names.map((name) => boxOf(page, name)));
    return places.every((place, index) => index === 0 || middle(place) > middle(places[index - 1] as Box) + 50);
  };

  await test.step('tidied up, each step stands right of the one before; undone, all lie where they lay', async () => {
    expect(await placesInOrder()).toBe(false);
    await page.getByRole('button', { name: 'Tidy up the layout' }).click();
    await expect.poll(placesInOrder).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(placesInOrder).toBe(false);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(placesInOrder).toBe(true);
  });

  await test.step('shown as a whole, and on the small map', async () => {
    const inSight = async () => {
      const whole = (await canvas(page).boundingBox()) as Box;
      const places = await Promise.all(names.map((name) => boxOf(page, name)));
      return places.every(({ x, y, width, height }) => {
        const across = x >= whole.x && x + width <= whole.x + whole.width;
        return across && y >= whole.y && y + height <= whole.y + whole.height;
      });
    };
    for (let times = 0; times < 4; times++) await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(inSight).toBe(false);
    await page.getByRole('button', { name: 'Show the whole flow' }).click();
    await expect.poll(inSight).toBe(true);
    await expect(page.getByRole('img', { name: 'Small map of the flow' })).toBeVisible();
  });

  await test.step('by keys, a step comes onto the line between two', async () => {
    await card(page, /First of all/).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-form] :focus')).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(card(page, /First of all/)).toBeFocused();
    const exit = card(page, /First of all/).getByRole('button', { name: 'Then: goes to Text' });
    for (let presses = 0; presses < 4 && !(await exit.evaluate((own) => own === document.activeElement)); presses++) {
      await page.keyboard.press('Tab');
    }
    await expect(exit).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Search steps' })).toBeFocused();
    await page.keyboard.type('tags');
    await page.keyboard.press('Enter');
    await expect(card(page, /^Tags/)).toBeFocused();
    await expect(card(page, /First of all/).getByRole('button', { name: 'Then: goes to Tags' })).toBeVisible();
    await expect(card(page, /^Tags/).getByRole('button', { name: /: goes to Text$/ })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(exit).toBeVisible();
    await expect(card(page, /^Tags/)).toHaveCount(0);
  });
});
