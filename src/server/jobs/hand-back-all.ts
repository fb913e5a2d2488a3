import type { EngineDeps } from '#/engine/deps.ts';
import { handBack } from '../conversations/hand-back.ts';
import { asEngine } from '../db/doors.ts';

/** Gives back quiet conversations of the workspaces that want it. */
export async function handBackAll({ pool }: Pick<EngineDeps, 'pool'>): Promise<void> {
  const workspaces = await asEngine(
    (tx) => tx<{ id: string }[]>`select id from workspace where hand_back_after_minutes is not null`,
    pool,
  );
  for (const { id } of workspaces) await handBack.call({ kind: 'operator', workspaceId: id }, {});
}
