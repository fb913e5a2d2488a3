import { randomUUID } from 'node:crypto';
import { adapter } from './auth/adapter.ts';
import { sessionEnd } from './auth/session.ts';
import { newToken } from './auth/token-hash.ts';
import { withWorkspace } from './db/doors.ts';
import { member, type Role } from './db/schema/workspaces.ts';
import { createWorkspace } from './workspaces/create-workspace.ts';

/** Somebody who has signed in once; tests only. */
export async function makePerson(name: string, email?: string): Promise<string> {
  const { id } = await adapter.createUser({ name, email: email ?? '', emailVerified: null, emailIsVerified: true });
  await adapter.linkAccount({ provider: 'test', providerAccountId: randomUUID(), userId: id, type: 'oauth' });
  return id;
}

/** A workspace with its owner; tests only. */
export async function makeWorkspace(owner: string, name = 'Café Olé'): Promise<{ id: string; slug: string }> {
  return createWorkspace.call(owner, { name, timeZone: 'America/Sao_Paulo', locale: 'pt-BR' });
}

/** A further person with a role in a workspace; tests only. */
export async function makeMember(workspaceId: string, role: Role): Promise<string> {
  const userId = await makePerson(role);
  await withWorkspace(workspaceId, (tx) => tx.insert(member).values({ workspaceId, userId, role }));
  return userId;
}

/** A signed-in browser: the headers that its requests carry; tests only. */
export async function signIn(userId: string): Promise<Headers> {
  const token = newToken();
  await adapter.createSession({ sessionToken: token, userId, expires: sessionEnd() });
  return new Headers({ cookie: `recado.session=${token}` });
}
