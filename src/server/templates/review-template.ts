import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { simulator } from '../channels/simulator.ts';
import { withWorkspace } from '../db/doors.ts';
import { defineUseCase } from '../use-case.ts';
import { findTemplate } from './find-template.ts';
import { accountsOf } from './open-desk.ts';

/** Decides about a template in Meta's place, where its number lives in the simulator. Throws `simulator-off`. */
export const reviewTemplate = defineUseCase({
  access: 'phone.use',
  input: z.strictObject({
    id: z.uuid(),
    act: z.enum(['approve', 'reject', 'pause', 'unpause', 'disable', 'recategorise', 'announce']),
  }),
  async ahead({ id, act }, { workspaceId }) {
    const { providerId, number, category } = await withWorkspace(workspaceId, async (tx) => {
      const found = await findTemplate(tx, id);
      const owner = (await accountsOf(tx)).find(({ account }) => account === found.account);
      return { ...found, number: owner?.channels.find((one) => one.simulated)?.externalId };
    });
    const client = simulator();
    if (!client || !number) throw new UserError('simulator-off');
    const other = category === 'marketing' ? 'UTILITY' : 'MARKETING';
    const announced = act === 'announce';
    await client.actOnTemplate(
      number,
      providerId,
      act === 'recategorise' || announced ? { act: 'recategorise', category: other, announced } : { act },
    );
  },
  async run() {
    return {};
  },
});
