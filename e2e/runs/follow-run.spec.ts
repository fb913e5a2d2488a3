import { drawFlow, keyword, lines, publish, step } from '../rig/draw-flow.ts';
import { expect, test } from '../rig/fixtures.ts';

test('an open run follows the person: steps, variables, ticks and the end appear by themselves', async ({
  signedIn: page,
  workspace,
  phone,
}) => {
  const { api } = workspace;
  const flow = await drawFlow(api, 'Table for tonight', {
    nodes: [
      keyword('start', [0, 0], 'table'),
      step('ask', 'ask-question', [1, 0], {
        text: 'For how many?',
        answer: { kind: 'text', pattern: '' },
        variable: 'guests',
      }),
      step('done', 'send-text', [2, 0], { text: 'A table for {{ guests }}, gladly.' }),
      step('sorry', 'send-text', [2, 1], { text: 'Please call us.' }),
    ],
    edges: lines('start.next>ask', 'ask.next>done', 'ask.gave-up>sorry'),
  });
  await publish(api, flow);
  await phone.say('A table, please');
  await phone.hear();

  await page.goto(`${workspace.path}/runs`);
  await page.getByRole('link', { name: phone.name }).click();
  await expect(page.getByRole('heading', { name: `Table for tonight with ${phone.name}` })).toBeVisible();
  const main = page.getByRole('main');
  const steps = page.getByRole('region', { name: 'Steps' }).getByRole('listitem');
  await expect(steps).toHaveCount(1);
  await expect(main).toContainText(/Waiting\s*at “Question”, for a reply/);
  await expect(main.getByText('None yet.')).toBeVisible();
  const opened = page.url();

  await phone.say('four');
  await expect(steps).toHaveCount(2);
  await expect(steps.nth(1)).toContainText('The contact wrote');
  await expect(steps.nth(1)).toContainText('A table for four, gladly.');
  await expect(steps.nth(1).getByRole('img', { name: /Delivered|Read/ })).toHaveCount(1);
  await expect(main.getByRole('definition').filter({ hasText: 'four' })).toBeVisible();
  await expect(main.getByText('Finished')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop run' })).toHaveCount(0);
  expect(page.url()).toBe(opened);
});
