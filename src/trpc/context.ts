import { readSession, type Session } from '#/server/auth/session.ts';
import type { Context } from './init.ts';

/** Stands in the address where there is no workspace. */
export const noWorkspace = '-';

/** The context of a request: who is signed in, and which workspace the address names. */
export async function readContext(
  headers: { get(name: string): string | null },
  workspace: string,
): Promise<Context & { session: Session | null }> {
  return { session: await readSession(headers), workspace: workspace === noWorkspace ? null : workspace };
}
