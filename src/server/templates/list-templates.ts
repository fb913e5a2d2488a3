import { asc } from 'drizzle-orm';
import { template } from '../db/schema/templates.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { accountsOf } from './open-desk.ts';
import { shownTemplate } from './shown-template.ts';

/** Every template of the workspace, and the accounts that may have some. */
export const listTemplates = defineUseCase({
  access: 'template.read',
  input: noInput,
  async run({ tx }) {
    const accounts = await accountsOf(tx);
    const rows = await tx.select().from(template).orderBy(asc(template.name), asc(template.language));
    const known = new Set(accounts.map(({ account }) => account));
    return {
      accounts: accounts.map(({ account, channels }) => ({
        account,
        name: channels.map(({ name }) => name).join(', '),
        simulated: channels.every(({ simulated }) => simulated),
      })),
      // templates of a number that was disconnected can neither be sent nor edited
      templates: rows.filter((row) => known.has(row.account)).map(shownTemplate),
    };
  },
});
