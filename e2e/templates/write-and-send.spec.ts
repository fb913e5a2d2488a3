import type { Page } from '@playwright/test';
import { documentFormat } from '../../src/flow/graph/document.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import { expectAccessible } from '../rig/accessible.ts';
import { expect, type TestWorkspace, test } from '../rig/fixtures.ts';

const body = 'Hello {{first_name}}, your order is on its way.';

/** A live flow that sends the template to whoever says “order”, and thanks for its quick reply. */
async function publishFlow({ api }: TestWorkspace): Promise<void> {
  const { templates } = await api.template.list.query({});
  const { name, language, category, content } = templates.find((one) => one.name === 'order_update') ?? {
    ...(templates[0] as (typeof templates)[number]),
  };
  const { id } = await api.flow.create.mutate({ name: 'Orders' });
  const { revision } = await api.flow.get.query({ id });
  const node = (id: string, type: string, config: JsonObject) => ({ id, type, position: { x: 0, y: 0 }, config });
  const saved = await api.flow.saveDraft.mutate({
    id,
    revision,
    document: {
      format: documentFormat,
      nodes: [
        node('start', 'keyword', { words: ['order'], match: 'exact' }),
        node('send', 'send-template', {
          template: { name, language, category, content },
          values: { 'body-first_name': '{{ contact.first_name }}' },
        }),
        node('thanks', 'send-text', { text: 'It comes tomorrow.' }),
      ],
      edges: [
        { from: 'start', exit: 'next', to: 'send' },
        { from: 'send', exit: 'button-0', to: 'thanks' },
      ],
    },
  });
  const published = await api.flow.publish.mutate({ id, revision: saved.revision });
  expect(published.outcome).toBe('published');
}

const stateOf = (page: Page, word: string) => page.getByRole('main').getByText(word, { exact: true }).first();

test('a template is written with its limits in view, approved, sent by a flow, answered, and paused', async ({
  signedIn: page,
  workspace,
  phone,
}) => {
  await page.goto(`${workspace.path}/templates`);

  await test.step('those of the account are fetched when the number is connected', async () => {
    await expect(page.getByRole('link', { name: 'hello_world' })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search templates' }).fill('seasonal');
    await expect(page.getByRole('link', { name: 'hello_world' })).toHaveCount(0);
    await page.getByRole('searchbox', { name: 'Search templates' }).fill('');
    await expectAccessible(page);
  });

  await test.step('what WhatsApp would refuse is said while it is written', async () => {
    await page.getByRole('link', { name: 'Create template' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Order Update');
    await expect(page.getByText('A name takes small letters, digits and underscores only.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name' }).fill('order_update');
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.fill('{{first_name}} gets an order');
    await expect(page.getByText('A text cannot begin or end with a variable.')).toBeVisible();
    await text.fill(body);
    await page.getByRole('button', { name: 'Add a button' }).click();
    await page.getByRole('textbox', { name: 'Label' }).fill('Where is it?');
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await expect(page.getByText('1 thing to correct before it can be submitted.')).toBeVisible();
    await page.getByRole('textbox', { name: '“first_name” in the text' }).fill('Amira');
    const preview = page.getByRole('region', { name: 'How it looks on a phone' });
    await expect(preview.getByText('Hello Amira, your order is on its way.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Submit for review' }).click();
  });

  await test.step('its approval shows by itself', async () => {
    await expect(page.getByRole('heading', { name: 'order_update' })).toBeVisible();
    await expect(stateOf(page, 'Approved')).toBeVisible();
    await expect(page.getByText('No live flow sends it.')).toBeVisible();
  });

  await test.step('a flow sends it, and its quick reply leads on', async () => {
    await publishFlow(workspace);
    await phone.say('order');
    const first = phone.name.split(' ')[0] ?? '';
    expect(await phone.hear()).toEqual([
      { text: `Hello ${first}, your order is on its way.`, options: ['Where is it?'] },
    ]);
    await phone.tap('Where is it?');
    expect(await phone.hear()).toMatchObject([{ text: 'It comes tomorrow.' }]);
  });

  await test.step('once it is paused it goes to nobody, and the thread says why', async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: 'Orders' })).toBeVisible();
    await page.getByRole('button', { name: 'Decide as WhatsApp' }).click();
    await page.getByRole('menuitem', { name: 'Pause', exact: true }).click();
    await expect(stateOf(page, 'Paused')).toBeVisible();
    await expectAccessible(page);
    await phone.say('order');
    await page.goto(`${workspace.path}/conversations`);
    await page.getByRole('link', { name: new RegExp(phone.name) }).click();
    await expect(page.getByText('WhatsApp has paused the template')).toBeVisible();
  });

  await test.step('it is deleted by typing its name', async () => {
    await page.goto(`${workspace.path}/templates?state=trouble`);
    await page.getByRole('link', { name: 'order_update' }).click();
    await page.getByRole('button', { name: 'Actions for order_update' }).click();
    await page.getByRole('menuitem', { name: 'Delete template' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('textbox').fill('order_update');
    await dialog.getByRole('button', { name: 'Delete template' }).click();
    await expect(page).toHaveURL(/\/templates$/);
    await expect(page.getByRole('link', { name: 'order_update' })).toHaveCount(0);
  });
});
