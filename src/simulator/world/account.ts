import { type TemplateGiven, templateInput } from '../control/requests.ts';
import { defaultTemplates } from './default-templates.ts';
import type { SimAccount, SimTemplate, World } from './world.ts';

/** The templates of an account; of one that is met for the first time those that are given, else the usual ones. */
export function openAccount(world: World, id: string, given: readonly TemplateGiven[] = []): SimAccount {
  const known = world.accounts.get(id);
  if (known) return known;
  const account: SimAccount = { templates: [], created: [], blockedNames: new Map(), made: 0 };
  world.accounts.set(id, account);
  const templates = given.length > 0 ? given : defaultTemplates().map((one) => templateInput.parse(one));
  for (const template of templates) addTemplate(id, account, template);
  return account;
}

/** Adds a template; ids tell accounts apart. */
export function addTemplate(accountId: string, account: SimAccount, given: TemplateGiven): SimTemplate {
  account.made += 1;
  const id = `54${accountId.replace(/\D/g, '').slice(-9).padStart(9, '0')}${String(account.made).padStart(5, '0')}`;
  const template: SimTemplate = { ...given, id, edits: [], pauses: 0, round: 0 };
  account.templates.push(template);
  return template;
}
