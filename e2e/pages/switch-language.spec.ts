import { expect, test } from '../rig/fixtures.ts';

test.describe('in a Brazilian browser', () => {
  test.use({ locale: 'pt-BR' });
  test('the first page already speaks Portuguese, and another language can be chosen', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Entre no Recado');
    await page.getByRole('button', { name: 'Español' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  });
});

test('the language is switched from the account menu and stays', async ({ signedIn: page, workspace }) => {
  await page.goto(`${workspace.path}/settings/members`);
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'Português (Brasil)' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await expect(page.getByRole('heading', { name: 'Membros' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Membros' })).toBeVisible();
});
