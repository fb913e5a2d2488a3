import { chooseFromList } from '../rig/choose-from-list.ts';
import { expect, test } from '../rig/fixtures.ts';

test('from the sign-in to a published flow that answers on a phone, with ticks and its run', async ({
  page,
  workspace,
}) => {
  await page.goto(`${workspace.path}/start`);
  await page.getByRole('button', { name: 'Sign in to the demo' }).click();
  const rehearsal = page.getByRole('region', { name: 'Rehearsal' });

  await test.step('a starter is already talking', async () => {
    await page.getByRole('button', { name: 'Welcome people and answer questions' }).click();
    await expect(rehearsal.getByText('What would you like to know?')).toBeVisible();
    await chooseFromList(rehearsal, 'See topics', 'Opening hours');
    await expect(rehearsal.getByText('We are open Monday to Friday from 9:00 to 18:00')).toBeVisible();
    const reached = page.getByRole('group', { name: /^Buttons: Can I help you/ });
    await expect(reached.getByRole('img', { name: 'The conversation waits here' })).toBeVisible();
    // the canvas has followed the conversation; a click on a step out of sight would be luck
    await expect(reached).toBeInViewport({ ratio: 1 });
  });

  await test.step('a text is changed, saves itself, and is heard', async () => {
    const answer = page.getByRole('group', { name: /^Text: 🕘 We are open/ });
    await expect(answer).toBeInViewport({ ratio: 1 });
    await answer.click();
    await page.getByRole('textbox', { name: 'Message' }).fill('We are open every day from 8 to 20.');
    await page.getByRole('tab', { name: 'Phone' }).click();
    await rehearsal.getByRole('button', { name: 'Start the conversation again' }).click();
    await rehearsal.getByRole('button', { name: 'Hi', exact: true }).click();
    await chooseFromList(rehearsal, 'See topics', 'Opening hours');
    await expect(rehearsal.getByText('We are open every day from 8 to 20.')).toBeVisible();
    await expect(page.getByText(/^saved/)).toBeVisible();
  });

  await test.step('it is published', async () => {
    await page.getByRole('button', { name: 'Publish version 1' }).click();
    await expect(page.getByText('Live, version 1')).toBeVisible();
  });

  await test.step('a simulated person talks to it over the real path', async () => {
    await page.getByRole('link', { name: 'Phones' }).click();
    const phone = page.getByRole('region', { name: 'James Carter' });
    await phone.getByRole('textbox', { name: 'Write a message' }).fill('Hello there');
    await phone.getByRole('button', { name: 'Send message' }).click();
    await expect(phone.getByText('What would you like to know?')).toBeVisible();
    await expect(phone.getByRole('img', { name: /Delivered|Read/ })).toHaveCount(3);
    await chooseFromList(phone, 'See topics', 'Opening hours');
    await expect(phone.getByText('We are open every day from 8 to 20.')).toBeVisible();
    await expect(phone.getByText('Can I help you with anything else?')).toBeVisible();
  });

  await test.step('the run shows what came in and what went out', async () => {
    await page.getByRole('link', { name: 'Runs' }).click();
    await page.getByRole('link', { name: /James Carter/ }).click();
    await expect(page.getByRole('heading', { name: 'Welcome and FAQ with James Carter' })).toBeVisible();
    const steps = page.getByRole('region', { name: 'Steps' }).getByRole('listitem');
    await expect(steps.nth(0)).toContainText('Started');
    await expect(steps.nth(0)).toContainText('Hello there');
    await expect(steps.nth(0)).toContainText('What would you like to know?');
    await expect(steps.nth(1)).toContainText('The contact wrote');
    await expect(steps.nth(1)).toContainText('We are open every day from 8 to 20.');
    await expect(steps.nth(1).getByRole('img', { name: /Delivered|Read/ })).toHaveCount(2);
    await expect(page.getByRole('main')).toContainText(/Waiting\s*at “Buttons”, for a reply/);
  });

  await test.step('the conversation shows what became of each message', async () => {
    await page.getByRole('link', { name: 'Open conversation' }).click();
    const thread = page.getByRole('log', { name: 'Messages' });
    await expect(thread.getByText('Started Welcome and FAQ, version 1')).toBeVisible();
    await expect(thread.getByText('Went on in Welcome and FAQ, version 1')).toBeVisible();
    await expect(page.getByText('Free answers for 1 day')).toBeVisible();
  });
});
