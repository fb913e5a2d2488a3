import type { Page } from '@playwright/test';

/** Signs in at the issuer's own pages, which take any login and then ask for consent. */
export async function signInAs(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: /Continu.* Example login/ }).click();
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('whatever');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
