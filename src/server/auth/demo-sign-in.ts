import { z } from 'zod';
import { connectSimulator } from '../channels/connect-simulator.ts';
import { simulator } from '../channels/simulator.ts';
import { givenName, localeInput, timeZoneInput } from '../inputs.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import type { NewWorkspace } from '../workspaces/insert-workspace.ts';
import { listMyWorkspaces } from '../workspaces/list-my-workspaces.ts';
import { adapter } from './adapter.ts';
import { sessionEnd } from './session.ts';
import { newToken } from './token-hash.ts';

/** What the demo's first workspace is made with. */
export const demoInput = z.strictObject({
  workspaceName: givenName,
  locale: localeInput,
  timeZone: timeZoneInput.catch('UTC'),
});

const demoAccount = { provider: 'demo', providerAccountId: 'demo' };

/** Sign-ins of this process, one after the other: two browsers that come first together must find the same person. */
let line: Promise<unknown> = Promise.resolve();

/** Signs in the one person of the demo, who gets a workspace at the first time. Answers the session and where to go. */
export function demoSignIn(wanted: z.output<typeof demoInput>) {
  const turn = line.then(() => signInDemo(wanted));
  line = turn.catch(() => {});
  return turn;
}

async function signInDemo(wanted: z.output<typeof demoInput>) {
  const userId = (await adapter.getUserByAccount(demoAccount))?.id ?? (await makeDemoUser());
  const [own] = await listMyWorkspaces.call(userId, {});
  const { workspaceName: name, locale, timeZone } = wanted;
  const slug = own?.slug ?? (await makeDemoWorkspace(userId, { name, locale, timeZone }));
  const session = await adapter.createSession({ sessionToken: newToken(), userId, expires: sessionEnd() });
  return { token: session.sessionToken, expires: session.expires, workspace: slug };
}

/** A workspace with a number to talk to, where there is a simulator. */
async function makeDemoWorkspace(userId: string, wanted: NewWorkspace): Promise<string> {
  const { slug } = await createWorkspace.call(userId, wanted);
  if (simulator()) await connectSimulator.call({ kind: 'member', userId, workspace: slug }, {});
  return slug;
}

async function makeDemoUser(): Promise<string> {
  const { id } = await adapter.createUser({ name: 'Demo', email: '', emailVerified: null });
  await adapter.linkAccount({ ...demoAccount, userId: id, type: 'oauth' });
  return id;
}
