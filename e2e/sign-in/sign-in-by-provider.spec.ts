import { expect, test } from '../rig/fixtures.ts';
import { signInAs } from '../rig/sign-in-as.ts';

test.use({ baseURL: async ({ signInInstance }, use) => use(signInInstance.url) });

test('people sign in by OpenID Connect, name a workspace, and invite a colleague who joins once', async ({
  page,
  browser,
  signInInstance,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in to Recado' })).toBeVisible();
  await expect(page.getByText('Sign in to the demo')).toHaveCount(0);
  const marta = `marta-${Date.now()}`;
  const jon = `jon-${Date.now()}`;
  await signInAs(page, marta);

  await expect(page.getByRole('heading', { name: 'Name your workspace' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Café Luna');
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toContainText('Berlin');
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await expect(page.getByRole('heading', { name: 'What should WhatsApp do for you?' })).toBeVisible();

  const workspacePath = new URL(page.url()).pathname.replace('/start', '');
  await page.goto(`${workspacePath}/settings/members`);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByRole('button', { name: 'Make invitation link' }).click();
  const link = (await page.getByText(/^http:\/\/localhost.*#/).textContent()) as string;
  expect(link).toMatch(/\/join#/);

  const other = await browser.newContext({ baseURL: signInInstance.url });
  const guest = await other.newPage();
  await guest.goto(link);
  await guest.getByRole('link', { name: 'Sign in to join' }).click();
  await signInAs(guest, jon);
  await expect(guest.getByRole('heading', { name: 'Join Café Luna' })).toBeVisible();
  await expect(guest.getByText('You are invited as agent.')).toBeVisible();
  await guest.getByRole('button', { name: 'Join the workspace' }).click();
  await expect(guest).toHaveURL(new RegExp(`${workspacePath}(/|$)`));

  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: `${jon}@example.com` })).toBeVisible();

  // the link worked once
  await guest.goto('/');
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'This invitation does not work any more' })).toBeVisible();
  await other.close();
});

test('who refuses at the provider is told so and may try again', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Continue with Example login' }).click();
  await page.getByRole('link', { name: '[ Cancel ]' }).click();
  await expect(page.getByText('The sign-in was refused.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue with Example login' })).toBeEnabled();
});

test('the demo sign-in does not exist where a provider is set up', async ({ request, signInInstance }) => {
  const answer = await request.post('/api/demo-sign-in', {
    headers: { origin: signInInstance.url },
    data: { workspaceName: 'x', locale: 'en', timeZone: 'UTC' },
  });
  expect(answer.status()).toBe(404);
});
