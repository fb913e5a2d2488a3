import { expect, test } from '../rig/fixtures.ts';
import { signInAs } from '../rig/sign-in-as.ts';

// people of their own: the language is kept with the account
test.use({ baseURL: async ({ signInInstance }, use) => use(signInInstance.url) });

test.describe('in a Brazilian browser', () => {
  test.use({ locale: 'pt-BR' });

  test('the first page already speaks Portuguese, and another language can be chosen', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Entre no Recado');
    await page.getByRole('button', { name: 'Español' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Entra en Recado');
  });
});

test('the language is switched from the account menu, and another browser knows it', async ({
  page,
  browser,
  signInInstance,
}) => {
  await page.goto('/sign-in');
  const vera = `vera-${Date.now()}`;
  await signInAs(page, vera);
  await page.getByRole('textbox', { name: 'Name' }).fill('Livraria Vera');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByRole('heading', { name: 'What should WhatsApp do for you?' })).toBeVisible();
  await page.getByRole('button', { name: /^Account of/ }).click();
  const kept = page.waitForResponse(/account\.setLocale/);
  await page.getByRole('menuitemradio', { name: 'Português (Brasil)' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('O que o WhatsApp deve fazer por você?');
  await kept;

  const other = await browser.newContext({ baseURL: signInInstance.url });
  const elsewhere = await other.newPage();
  await elsewhere.goto('/sign-in');
  await expect(elsewhere.locator('html')).toHaveAttribute('lang', 'en');
  await signInAs(elsewhere, vera);
  await expect(elsewhere.getByRole('navigation')).toBeVisible();
  await expect(elsewhere.locator('html')).toHaveAttribute('lang', 'pt-BR');
  await other.close();
});
