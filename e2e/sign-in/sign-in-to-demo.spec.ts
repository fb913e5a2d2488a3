import { expect, test } from '../rig/fixtures.ts';

test('the demo sign-in says what it is, and leads to the first question', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText('open to whoever sits at this computer')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in to the demo' }).click();
  await expect(page).toHaveURL(/\/w\/[^/]+\/(start|flows)/);
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
});

test('whoever is signed out is asked to sign in, and comes back to where they wanted', async ({ page, workspace }) => {
  await page.goto(`${workspace.path}/settings/members`);
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  await page.getByRole('button', { name: 'Sign in to the demo' }).click();
  await expect(page).toHaveURL(`${workspace.path}/settings/members`);
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
});

test('signing out ends the session', async ({ page, workspace, context, noise }) => {
  // what the page was still reading when the session ended
  noise.expect(/status of 401/);
  await page.goto(`${workspace.path}/settings/members`);
  await page.getByRole('button', { name: 'Sign in to the demo' }).click();
  await expect(page).toHaveURL(`${workspace.path}/settings/members`);
  const cookies = await context.cookies();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  // a copy of the cookie opens nothing any more
  await context.addCookies(cookies);
  await page.goto(workspace.path);
  await expect(page).toHaveURL(/\/sign-in/);
});
