import { expect, test } from '../rig/fixtures.ts';

test('a member takes a conversation over, answers, and gives it back to the bot', async ({
  signedIn: page,
  workspace,
  phone,
}) => {
  const { id } = await workspace.api.flow.createFromStarter.mutate({ starter: 'welcome-faq', locale: 'en' });
  const { revision } = await workspace.api.flow.get.query({ id });
  await workspace.api.flow.publish.mutate({ id, revision });
  await phone.say('Hello');
  await phone.hear(2);

  await page.goto(`${workspace.path}/conversations`);
  await page.getByRole('link', { name: new RegExp(phone.name) }).click();
  const thread = page.getByRole('log', { name: 'Messages' });
  await expect(thread.getByText('What would you like to know?')).toBeVisible();
  await page.getByRole('button', { name: 'Take over conversation' }).click();
  await expect(page.getByRole('main').getByText('You answer', { exact: true }).last()).toBeVisible();

  await phone.say('Is anybody there?');
  await expect(thread.getByText('Is anybody there?')).toBeVisible();
  await expect(thread.getByText('For whoever answers here')).toBeVisible();
  await page.getByRole('textbox', { name: 'Write a message' }).fill('Yes, I am Marta.');
  await page.getByRole('button', { name: 'Send message' }).click();
  expect(await phone.hear()).toEqual([{ text: 'Yes, I am Marta.', options: [] }]);
  await expect(thread.getByRole('img', { name: /Delivered|Read/ }).last()).toBeVisible();

  await page.getByRole('button', { name: 'Give back to the bot' }).click();
  await expect(page.getByRole('button', { name: 'Take over conversation' })).toBeVisible();
  await phone.say('menu');
  expect((await phone.hear())[0]?.options).toContain('Opening hours');
});
