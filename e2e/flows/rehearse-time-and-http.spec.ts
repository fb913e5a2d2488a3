import { drawFlow, keyword, lines, step } from '../rig/draw-flow.ts';
import { expect, test } from '../rig/fixtures.ts';

test('in a rehearsal the author chooses what a server answers, and lets the time pass', async ({
  signedIn: page,
  workspace,
}) => {
  const id = await drawFlow(workspace.api, 'Where is my order', {
    nodes: [
      keyword('start', [0, 0], 'order'),
      step('call', 'http-request', [1, 0], {
        method: 'GET',
        url: 'https://shop.example/orders/7',
        save: [{ path: 'status', variable: 'order_status' }],
      }),
      step('known', 'send-text', [2, 0], { text: 'It is {{ order_status }}.' }),
      step('pause', 'wait', [3, 0], { until: { how: 'duration', amount: 2, unit: 'hours' } }),
      step('later', 'send-text', [4, 0], { text: 'Did it arrive?' }),
      step('sorry', 'send-text', [2, 1], { text: 'Our shop is closed right now.' }),
    ],
    edges: lines('start.next>call', 'call.ok>known', 'call.failed>sorry', 'known.next>pause', 'pause.next>later'),
  });
  await page.goto(`${workspace.path}/flows/${id}`);
  const rehearsal = page.getByRole('region', { name: 'Rehearsal' });
  const call = rehearsal.getByRole('region', { name: /^The flow calls another server/ });
  const panel = page.getByRole('complementary', { name: 'Step and rehearsal' });
  const ask = async () => {
    await rehearsal.getByRole('textbox', { name: 'Write as the contact' }).fill('order');
    await rehearsal.getByRole('button', { name: 'Send message' }).click();
    await expect(call).toContainText('GET https://shop.example/orders/7');
  };
  // the flow may already have been set off by what a contact could write
  await rehearsal.getByRole('button', { name: 'Start the conversation again' }).click();

  await test.step('it answers: the one exit is taken, and the variable is known', async () => {
    await ask();
    const body = call.getByRole('textbox', { name: 'Answer as JSON' });
    await body.fill('{ "status": ');
    await expect(call.getByText('This is not JSON yet.')).toBeVisible();
    await expect(call.getByRole('button', { name: 'Answer 200' })).toBeDisabled();
    await body.fill('{ "status": "on its way" }');
    await call.getByRole('button', { name: 'Answer 200' }).click();
    await expect(call).toHaveCount(0);
    await expect(rehearsal.getByText('It is on its way.')).toBeVisible();
    await panel.getByRole('button', { name: 'Variables' }).click();
    const known = panel.getByRole('term').filter({ hasText: 'order_status' });
    await expect(known).toBeVisible();
    await expect(panel.getByRole('definition').filter({ hasText: 'on its way' })).toBeVisible();
  });

  await test.step('the time passes: what waited goes on', async () => {
    await expect(rehearsal.getByText(/^Waits until/)).toBeVisible();
    await expect(rehearsal.getByText('Did it arrive?')).toHaveCount(0);
    const clock = panel.getByRole('group', { name: 'Clock' });
    await clock.getByRole('button', { name: '+1 hour' }).click();
    await expect(clock.getByRole('button', { name: /^Skip 1 h/ })).toBeVisible();
    await expect(rehearsal.getByText('Did it arrive?')).toHaveCount(0);
    await clock.getByRole('button', { name: /^Skip/ }).click();
    await expect(rehearsal.getByText('Did it arrive?')).toBeVisible();
    await expect(clock.getByRole('button', { name: /^Skip/ })).toHaveCount(0);
  });

  await test.step('it fails: the other exit is taken', async () => {
    await rehearsal.getByRole('button', { name: 'Start the conversation again' }).click();
    await ask();
    await call.getByRole('button', { name: 'Let it fail' }).click();
    await page.getByRole('menuitem', { name: 'It cannot be reached' }).click();
    await expect(rehearsal.getByText('Our shop is closed right now.')).toBeVisible();
    await expect(rehearsal.getByText('It is on its way.')).toHaveCount(0);
    await expect(panel.getByText('The flow knows nothing yet.')).toBeVisible();
  });
});
