import { z } from 'zod';
import { withWorkspace } from '../db/doors.ts';
import { defineUseCase } from '../use-case.ts';
import { accountsOf } from './open-desk.ts';
import { type Fetched, fetchTemplates, storeTemplates } from './sync-account.ts';

/** Fetches the templates of every account, or of one, from the provider. Throws `channel-refused`, `OperationalError`. */
export const syncTemplates = defineUseCase({
  access: 'template.edit',
  input: z.strictObject({ account: z.string().max(40).optional() }),
  async ahead({ account }, { workspaceId }): Promise<Fetched[]> {
    const accounts = await withWorkspace(workspaceId, accountsOf);
    const wanted = accounts.filter((one) => account === undefined || one.account === account);
    const fetched: Fetched[] = [];
    for (const one of wanted) fetched.push(await fetchTemplates(workspaceId, one.account));
    return fetched;
  },
  async run({ tx, workspaceId, changed }, _input, fetched) {
    for (const one of fetched) await storeTemplates(tx, workspaceId, one);
    changed('template');
    return { templates: fetched.reduce((sum, { listed }) => sum + listed.length, 0) };
  },
});
