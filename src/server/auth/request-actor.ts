import { UserError } from '#/lib/errors.ts';
import type { Actor } from '../use-case.ts';
import { readSession } from './session.ts';

/** Who asks, for a route handler of a workspace. Throws `not-signed-in`. */
export async function requestActor(request: Request, workspace: string): Promise<Actor> {
  const session = await readSession(request.headers);
  if (!session) throw new UserError('not-signed-in');
  return { kind: 'member', userId: session.userId, workspace };
}
