import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { findTemplate } from './find-template.ts';
import { accountsOf } from './open-desk.ts';
import { shownTemplate } from './shown-template.ts';
import { usedBy } from './used-by.ts';

/** One template, the live flows that send it, and whether its number lives in the simulator. */
export const getTemplate = defineUseCase({
  access: 'template.read',
  input: byId,
  async run({ tx }, { id }) {
    const found = await findTemplate(tx, id);
    const owner = (await accountsOf(tx)).find(({ account }) => account === found.account);
    return {
      ...shownTemplate(found),
      connected: owner !== undefined,
      simulated: owner?.channels.every(({ simulated }) => simulated) ?? false,
      usedBy: await usedBy(tx, found),
    };
  },
});
