import type { EngineDeps } from '#/engine/deps.ts';
import type { MoveRunsJob } from '#/server/jobs/move-runs.ts';
import { movePiece } from '#/server/moves/move-piece.ts';

/**
 * Carries a move out, piece by piece, each in a transaction of its own. Begun again after a crash, or by two workers at
 * once, it goes on behind the last piece that was committed.
 */
export async function moveRuns({ clock }: Pick<EngineDeps, 'clock'>, job: MoveRunsJob): Promise<void> {
  while (await movePiece(clock, job)) {
    // the next piece
  }
}
