import { expect, test } from '../rig/fixtures.ts';

test('the theme follows the system until one is chosen, and the choice stays', async ({
  signedIn: page,
  workspace,
}) => {
  const html = page.locator('html');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${workspace.path}/settings/members`);
  await expect(html).toHaveClass(/\bdark\b/);
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByRole('menuitemradio', { name: 'As on this device' })).toBeChecked();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).not.toHaveClass(/\bdark\b/);
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(html).toHaveClass(/\bdark\b/);
  await page.reload();
  await expect(html).toHaveClass(/\bdark\b/);
});
