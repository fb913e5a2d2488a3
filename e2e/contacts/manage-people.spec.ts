import { expectAccessible } from '../rig/accessible.ts';
import { expect, test } from '../rig/fixtures.ts';

test.setTimeout(240_000);

test('people are written down, found, changed many at once and taken back', async ({
  signedIn: page,
  workspace,
  noise,
}) => {
  noise.expect(/status of 400.*contact\.create/);
  const { api, path } = workspace;
  await api.field.create.mutate({ key: 'plan', label: 'Plan', type: 'select', options: ['Pro', 'Free'] });
  await api.group.create.mutate({ name: 'Guests' });

  await test.step('the first is added by hand', async () => {
    await page.goto(`${path}/contacts`);
    await page.getByRole('button', { name: 'Add contact' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a contact' });
    await dialog.getByLabel('Phone').fill('5.51E+12');
    await dialog.getByRole('button', { name: 'Add contact' }).click();
    await expect(dialog.getByText('This is no phone number.')).toBeVisible();
    await dialog.getByLabel('Phone').fill('+55 (11) 98765-4321');
    await dialog.getByLabel('Name').fill('<img src=x onerror=alert(1)> Ângela');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Add contact' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '<img src=x onerror=alert(1)> Ângela' })).toBeVisible();
  });

  await test.step('what is known of her is edited', async () => {
    await page.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Edit contact' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit the contact' });
    await dialog.getByLabel('Name').fill('Ângela Souza');
    await dialog.getByLabel('Notes').fill('Likes mornings.');
    await dialog.getByRole('button', { name: 'Save contact' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ângela Souza' })).toBeVisible();
    await expect(page.getByText('Likes mornings.')).toBeVisible();
    await page.getByRole('combobox', { name: 'Plan' }).click();
    await page.getByRole('option', { name: 'Pro' }).click();
    await expect(page.getByRole('combobox', { name: 'Plan' })).toHaveText('Pro');
    await page.getByRole('combobox', { name: 'Add to a group' }).click();
    await page.getByRole('option', { name: 'Guests' }).click();
    await expect(page.getByRole('link', { name: 'Guests' })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('she is found without accents and by the end of her number', async () => {
    for (const name of ['Bob', 'Cy', 'Di']) {
      await api.contact.create.mutate({ name, phone: `+120255501${String(name.charCodeAt(0))}` });
    }
    await page.goto(`${path}/contacts`);
    const search = page.getByRole('searchbox', { name: 'Search contacts' });
    const rows = page.getByRole('table', { name: 'Contacts' }).getByRole('link');
    await expect(rows).toHaveCount(4);
    await search.fill('angela');
    await expect(rows).toHaveText(['Ângela Souza']);
    await search.fill('4321');
    await expect(rows).toHaveText(['Ângela Souza']);
    await search.fill('');
    await expect(rows).toHaveCount(4);
  });

  await test.step('everybody is tagged by the keyboard, and the tag taken back', async () => {
    await page.getByRole('checkbox', { name: 'Choose everybody in view' }).press('Space');
    const bar = page.getByRole('region', { name: 'Chosen contacts' });
    await expect(bar).toContainText('4 contacts chosen');
    await expectAccessible(page);
    await bar.getByRole('button', { name: 'Change them' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Add a tag' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a tag' });
    await dialog.getByLabel('Tag').fill('fair');
    await dialog.getByLabel('Tag').press('Enter');
    await expect(page.getByText('4 contacts changed')).toBeVisible();
    const tags = page.getByRole('table', { name: 'Contacts' }).getByText('fair', { exact: true });
    await expect(tags).toHaveCount(4);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Taken back for 4 contacts')).toBeVisible();
    await expect(tags).toHaveCount(0);
  });
});

test('a segment is written by rules, shows whom it finds, and narrows the list', async ({
  signedIn: page,
  workspace,
}) => {
  const { api, path } = workspace;
  await api.contact.create.mutate({ name: 'Ana', phone: '+12025550101', addTags: ['lead'] });
  await api.contact.create.mutate({ name: 'Bob', phone: '+12025550102' });
  await page.goto(`${path}/contacts/segments`);
  await page.getByRole('link', { name: 'Create segment' }).click();
  await expect(page.getByText('Complete the rules to see whom they find.')).toBeVisible();
  await page.getByLabel('Name of the segment').fill('Leads');
  await page.getByRole('combobox', { name: 'Tag' }).click();
  await page.getByRole('option', { name: 'lead' }).click();
  const preview = page.locator('section', { has: page.getByRole('heading', { name: 'Who that is now' }) });
  await expect(preview.getByText('1 person')).toBeVisible();
  await expect(preview.getByRole('link')).toHaveText(/Ana/);
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('combobox', { name: 'Rule 2 is about' }).click();
  await page.getByRole('option', { name: 'Field' }).click();
  await page.getByRole('textbox', { name: 'Value' }).fill('nobody');
  await expect(preview.getByText('0 people')).toBeVisible();
  await page.getByRole('button', { name: 'Remove rule 2' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save segment' }).click();
  await page.getByRole('button', { name: 'Actions for Leads' }).click();
  await page.getByRole('menuitem', { name: 'Show its people' }).click();
  await expect(page.getByRole('table', { name: 'Contacts' }).getByRole('link')).toHaveText(['Ana']);
});

test('a file is imported: its columns are guessed, its wrong rows can be fetched', async ({
  signedIn: page,
  workspace,
}) => {
  const { path } = workspace;
  await page.goto(`${path}/contacts/imports`);
  await expectAccessible(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a file' }).click();
  await (await chooser).setFiles({
    name: 'people.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Telefone;Nome;Marketing\n+55 11 98765-4321;Ângela;sim\nabc;Di;\n', 'latin1'),
  });
  await expect(page.getByRole('heading', { level: 1, name: 'people.csv' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Meaning of Telefone' })).toHaveText('Phone number');
  await expect(page.getByRole('button', { name: 'Import contacts' })).toBeDisabled();
  await page.getByLabel('Where and how they agreed to marketing').fill('Form at the fair');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import contacts' }).click();
  await expect(page.getByText('1 new, 0 changed, 1 wrong row')).toBeVisible();
  await expect(page.getByText('Telefone: this is no phone number')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download wrong rows' }).click();
  expect((await download).suggestedFilename()).toBe('rows-to-correct.csv');
  await page.getByRole('link', { name: 'Show contacts' }).click();
  await page.getByRole('link', { name: 'Ângela' }).click();
  await expect(page.getByText('Allowed marketing')).toBeVisible();
});
