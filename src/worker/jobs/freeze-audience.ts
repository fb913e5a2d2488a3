import type { EngineDeps } from '#/engine/deps.ts';
import { freezePiece } from '#/server/broadcasts/freeze-piece.ts';
import type { FreezeAudienceJob } from '#/server/jobs/freeze-audience.ts';

/**
 * Writes down who gets a broadcast, piece by piece, each in a transaction of its own. Begun again after a crash, or by two
 * workers at once, it goes on behind the last piece that was committed.
 */
export async function freezeAudience({ clock }: Pick<EngineDeps, 'clock'>, job: FreezeAudienceJob): Promise<void> {
  while (await freezePiece(clock, job)) {
    // the next piece
  }
}
