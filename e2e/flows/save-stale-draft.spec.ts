import { expect, test } from '../rig/fixtures.ts';

test('when two windows change the same flow, the later one is asked, and nothing is lost', async ({
  signedIn: page,
  context,
  workspace,
}) => {
  const { id } = await workspace.api.flow.createFromStarter.mutate({ starter: 'feedback-score', locale: 'en' });
  const address = `${workspace.path}/flows/${id}`;
  const other = await context.newPage();
  await page.goto(address);
  await other.goto(address);
  const name = (window: typeof page) => window.getByRole('textbox', { name: 'Name of the flow' });
  await expect(name(other)).toHaveValue(/.+/);

  const openStep = async (window: typeof page) => {
    await window
      .getByRole('group', { name: /^Text: / })
      .first()
      .focus();
    await window.keyboard.press('Enter');
  };
  await openStep(page);
  await page.getByRole('textbox', { name: 'Message' }).fill('Written in the first window.');
  await expect(page.getByText(/^saved/)).toBeVisible();

  await openStep(other);
  await other.getByRole('textbox', { name: 'Message' }).fill('Written in the second window.');
  const question = other.getByRole('dialog', { name: /saved this flow, too/ });
  await expect(question).toBeVisible();
  await expect(question.getByText('1 step changed').first()).toBeVisible();
  await question.getByRole('button', { name: 'Keep mine as a copy' }).click();
  await expect(other.getByText('Your draft was kept as')).toBeVisible();
  await expect(other.getByRole('group', { name: /^Text: Written in the first window/ })).toBeVisible();

  const flows = await workspace.api.flow.list.query({});
  const copy = flows.find((flow) => flow.id !== id);
  const kept = await workspace.api.flow.get.query({ id: copy?.id as string });
  expect(JSON.stringify(kept)).toContain('Written in the second window.');
});
