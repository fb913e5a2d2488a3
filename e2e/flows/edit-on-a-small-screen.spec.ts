import { expect, test } from '../rig/fixtures.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('on a phone a flow is a list: it is changed, rehearsed and published by touch', async ({
  signedIn: page,
  workspace,
  phone,
}) => {
  await page.goto(`${workspace.path}/start`);
  await page.getByRole('button', { name: 'Ask for feedback' }).tap();
  const outline = page.getByRole('list', { name: 'Steps of the flow' });
  await outline.getByRole('button', { name: /^Question Hi/ }).tap();
  await outline
    .getByRole('textbox', { name: /^(Question|Message)/ })
    .first()
    .fill('How many stars, 1 to 5?');
  await outline.getByRole('button', { name: /^Question How many stars/ }).tap();

  await page.getByRole('button', { name: 'Rehearsal' }).tap();
  const rehearsal = page.getByRole('region', { name: 'Rehearsal' });
  await rehearsal.getByRole('textbox', { name: 'Write as the contact' }).fill('feedback');
  await rehearsal.getByRole('button', { name: 'Send message' }).tap();
  await expect(rehearsal.getByText('How many stars, 1 to 5?')).toBeVisible();
  await page.getByRole('button', { name: 'Close panel' }).tap();

  await page.getByRole('button', { name: 'Publish' }).tap();
  await expect(page.getByText('Live, version 1')).toBeVisible();
  await phone.say('feedback');
  expect((await phone.hear())[0]?.text).toBe('How many stars, 1 to 5?');
});
