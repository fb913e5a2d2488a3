import { apiOf } from '../rig/api.ts';
import { expect, test } from '../rig/fixtures.ts';

test('a workspace without a number gets a simulated one on the screen of the phones', async ({
  signedIn: page,
  demo,
  session,
}) => {
  const cookie = `${session.name}=${session.value}`;
  const made = { name: `Without a number ${Date.now()}`, timeZone: 'Europe/Berlin' };
  const { slug } = await apiOf(demo.url, '-', cookie).workspace.create.mutate(made);
  await page.goto(`/w/${slug}/phones`);
  await page.getByRole('button', { name: 'Add a simulated number' }).click();
  await expect(page.getByRole('button', { name: 'Add a person' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Ana Souza' })).toBeVisible();
});
