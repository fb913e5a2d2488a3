import type { FlowDocument } from '../../src/flow/graph/document.ts';
import { expect, test } from '../rig/fixtures.ts';

test('B47: a draft with a step of a newer Recado is shown, cannot be changed, and loses nothing', async ({
  signedIn: page,
  workspace,
}) => {
  const { id } = await workspace.api.flow.create.mutate({ name: 'From the future' });
  const document: FlowDocument = {
    format: 1,
    nodes: [
      { id: 'start', type: 'any-message', position: { x: 0, y: 0 }, config: {} },
      { id: 'beam', type: 'teleport', position: { x: 0, y: 200 }, config: { where: { far: [1, 'a'] } } },
    ],
    edges: [{ from: 'start', exit: 'next', to: 'beam' }],
  };
  await workspace.api.flow.saveDraft.mutate({ id, revision: 1, document });

  await page.goto(`${workspace.path}/flows/${id}`);
  await expect(page.getByText('A newer version of Recado saved this draft')).toBeVisible();
  await page.getByText('teleport').first().click();
  await page.keyboard.press('Delete');
  await expect(page.getByText('teleport').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0);
  const { draft, revision } = await workspace.api.flow.get.query({ id });
  expect([draft, revision]).toEqual([document, 2]);
});
