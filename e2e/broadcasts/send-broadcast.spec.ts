import { expectAccessible } from '../rig/accessible.ts';
import { expect, test } from '../rig/fixtures.ts';

test('a broadcast is written, tried on one person, confirmed by its number, and seen to arrive', async ({
  signedIn: page,
  workspace,
  phone,
}) => {
  test.setTimeout(180_000);
  await phone.say('hello');
  // whoever wrote is a contact as soon as it was taken in
  await expect.poll(async () => (await workspace.api.contact.list.query({})).rows.length).toBe(1);
  await page.goto(`${workspace.path}/broadcasts`);

  await test.step('it is begun from the screen that explains what it is for', async () => {
    await expect(page.getByRole('heading', { name: 'One message to many people' })).toBeVisible();
    await page.getByRole('button', { name: 'New broadcast' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Spring sale');
    await page.getByRole('dialog').getByRole('button', { name: 'New broadcast' }).click();
    await expect(page.getByText('Say what is sent.')).toBeVisible();
    await expect(page.getByText('Choose who gets it.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Send…' })).toBeDisabled();
  });

  await test.step('what it says is shown on a phone while it is written', async () => {
    await page.getByRole('combobox', { name: 'Kind of message' }).click();
    await page.getByRole('option', { name: 'Text', exact: true }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill('Hello {{ contact.first_name }}, spring is here.');
    const preview = page.getByRole('region', { name: 'What one person would see' });
    await expect(preview.getByText('Hello Ana, spring is here.')).toBeVisible();
  });

  await test.step('who gets it is counted at once', async () => {
    await page.getByRole('combobox', { name: 'Add people' }).click();
    await page.getByRole('option', { name: 'Everybody' }).click();
    await expect(page.getByText('1 person', { exact: true })).toBeVisible();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('one person gets a test', async () => {
    await page.getByRole('button', { name: 'Send a test' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send a test' });
    await dialog.getByRole('radio', { name: new RegExp(phone.name) }).check();
    await dialog.getByRole('button', { name: 'Send test' }).click();
    const first = phone.name.split(' ')[0] ?? '';
    expect(await phone.hear()).toEqual([{ text: `Hello ${first}, spring is here.`, options: [] }]);
  });

  await test.step('it goes out when the number of people was typed', async () => {
    await page.getByRole('button', { name: 'Send…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send to 1 person?' });
    const confirm = dialog.getByRole('button', { name: 'Send to 1 person' });
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('textbox').fill('2');
    await expect(confirm).toBeDisabled();
    await dialog.getByRole('textbox').fill('1');
    await expectAccessible(page);
    await confirm.click();
    await expect(page.getByRole('main').getByText('Sent', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
    expect(await phone.hear()).toHaveLength(1);
  });

  await test.step('what became of everybody is told, and of an answer too', async () => {
    const people = page.getByRole('table', { name: 'People' });
    await expect(people.getByRole('row', { name: new RegExp(phone.name) })).toContainText(/Sent|Delivered|Read/);
    await phone.say('nice');
    await expect(people.getByRole('row', { name: new RegExp(phone.name) })).toContainText('Replied');
    await expectAccessible(page);
  });
});

test('a broadcast for later can be stopped before anybody gets it', async ({ signedIn: page, workspace, phone }) => {
  const { api, channelId } = workspace;
  await phone.say('hello');
  await expect.poll(async () => (await api.contact.list.query({})).rows.length).toBe(1);
  const { id } = await api.broadcast.create.mutate({ name: 'New year' });
  const draft = {
    name: 'New year',
    channelId,
    content: { kind: 'message', type: 'send-text', config: { text: 'Happy new year!', marketing: true } },
    audience: { include: [{ kind: 'everyone' }], exclude: [] },
    timing: { kind: 'at', at: `${new Date().getUTCFullYear() + 1}-12-31T23:59` },
  } as const;
  await api.broadcast.save.mutate({ id, revision: 0, draft: structuredClone(draft) as never });
  await page.goto(`${workspace.path}/broadcasts/${id}`);
  await page.getByRole('button', { name: 'Schedule…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('1');
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 1 person' }).click();
  await expect(page.getByText('Scheduled', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
  await expect(page.getByRole('table', { name: 'People' })).toContainText('the broadcast was stopped');
  // what has been confirmed once can only be sent again as another one
  await page.getByRole('button', { name: 'Actions for New year' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('New year (copy)');
});

test('a template is chosen and filled, and stays as it was chosen', async ({ signedIn: page, workspace, phone }) => {
  const { api, path } = workspace;
  await phone.say('hello');
  await expect.poll(async () => (await api.contact.list.query({})).rows.length).toBe(1);
  const names = async () => (await api.template.list.query({})).templates.map(({ name }) => name);
  await expect.poll(names).toContain('seasonal_promotion');
  const { id } = await api.broadcast.create.mutate({ name: 'Spring' });
  await page.goto(`${path}/broadcasts/${id}`);
  await page.getByRole('combobox', { name: 'Add people' }).click();
  await page.getByRole('option', { name: 'Everybody' }).click();
  await page.getByRole('combobox', { name: 'Kind of message' }).click();
  await page.getByRole('option', { name: 'Template', exact: true }).click();
  await page.getByRole('combobox', { name: 'Template' }).click();
  await page.getByRole('option', { name: /seasonal_promotion/ }).click();
  await page.getByRole('textbox', { name: 'Value of “first_name”' }).fill('{{ contact.first_name }}');
  await page.getByRole('textbox', { name: 'Value of “code”' }).fill('SPRING');
  await expect(page.getByText('use the code SPRING')).toBeVisible();
  await expect(page.getByText('The template has changed since it was chosen.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Send…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('1');
  await page.getByRole('dialog').getByRole('button', { name: 'Send to 1 person' }).click();
  const [heard] = await phone.hear();
  expect(heard?.text).toContain('use the code SPRING');
  // what is written survives the reload of the page on which it went out
  await page.reload();
  await expect(page.getByRole('table', { name: 'People' })).toContainText(phone.name);
});
