import { expect, test } from '../rig/fixtures.ts';

// B31: nobody may freeze the screen of whoever answers. What is drawn at once is little, however much was written.

const drawnAtOnce = 1_024;

test('a thread of very long messages draws their beginnings, and all of one that is asked for', async ({
  signedIn: page,
  workspace,
  phone,
}) => {
  const texts = [
    'word '.repeat(12_000),
    '👨‍👩‍👧'.repeat(7_000),
    `\u202e${'x'.repeat(60_000)}`,
    '*b* _not closed '.repeat(3_000),
  ];
  for (const text of [...texts, `a${'\u0301'.repeat(60_000)}`, 'the end']) await phone.say(text);
  await page.goto(`${workspace.path}/conversations`);
  await page.getByRole('link', { name: new RegExp(phone.name) }).click();
  const thread = page.getByRole('log', { name: 'Messages' });
  await expect(thread.getByText('the end')).toBeVisible();
  const folded = thread.getByRole('button', { name: 'Show all' });
  await expect(folded).toHaveCount(texts.length);
  const length = async () => (await thread.textContent())?.length ?? 0;
  expect(await length()).toBeLessThan((texts.length + 2) * (drawnAtOnce + 200));

  await folded.first().press('Enter');
  const less = thread.getByRole('button', { name: 'Show less' });
  await expect(less).toBeFocused();
  expect(await length()).toBeGreaterThan(59_000);
  await less.click();
  await expect(folded).toHaveCount(texts.length);
});
