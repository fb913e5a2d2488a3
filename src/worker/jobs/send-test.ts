import { planTest } from '#/engine/broadcast/plan-test.ts';
import type { EngineDeps } from '#/engine/deps.ts';
import type { SendTestJob } from '#/server/jobs/send-test.ts';

/** Plans what a broadcast says for one person. */
export async function sendTest(deps: EngineDeps, job: SendTestJob): Promise<void> {
  await planTest(deps, job);
}
