import { z } from 'zod';
import { type StarterName, starterNames, starters } from '#/starters/starters.ts';
import { givenName, localeInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { insertFlow } from './create-flow.ts';

/** Makes a flow of a starter, with its texts in one language. */
export const createFromStarter = defineUseCase({
  access: 'flow.edit',
  input: z.strictObject({
    starter: z.enum(starterNames as [StarterName, ...StarterName[]]),
    locale: localeInput,
    name: givenName.optional(),
  }),
  async run({ tx, workspaceId, userId, changed }, { starter, locale, name: wanted }) {
    const { words, build } = starters[starter];
    const name = wanted ?? words[locale].title;
    const id = await insertFlow(tx, { workspaceId, userId, name, document: build(locale) });
    changed('flow', id);
    return { id };
  },
});
