import type { Timing } from '#/flow/audience/broadcast.ts';
import { isTimeZone } from '#/flow/time/time-zone.ts';
import { momentOf } from '#/flow/time/zoned.ts';

/** The zone in which the clocks show a time first. */
const earliestZone = 'Pacific/Kiritimati';

/** The first moment at which anything of a broadcast goes out. */
export function startMoment(timing: Timing, workspaceZone: string, now: number): number {
  if (timing.kind === 'now') return now;
  return momentOf(timing.at, timing.kind === 'at' ? workspaceZone : earliestZone);
}

/** The moment at which it goes out to one person. */
export function dueMoment(timing: Timing, zones: { workspace: string; contact: string | null }, now: number): number {
  if (timing.kind === 'now') return now;
  const own = timing.kind === 'local' && zones.contact && isTimeZone(zones.contact) ? zones.contact : zones.workspace;
  return momentOf(timing.at, own);
}
