import { Sender } from '#/engine/send/sender.ts';
import { runTurn } from '#/engine/turn/run-turn.ts';
import { HttpFailure, type HttpResponse } from '#/lib/http.ts';
import { effectPerformers } from '#/worker/effects.ts';
import { sharedEngineDeps } from '../../engine-deps.ts';

/** What the engine must never have to report, whatever came in. */
const alarms = new Set([
  'lane-quarantined',
  'lane-given-up',
  'turn-split',
  'send-threw',
  'send-end-lost',
  'send-duplicate',
]);

/** Turns after which whatever a few hundred webhooks brought must be done. */
const mostPasses = 1_000;

/** The real engine before a provider that takes everything, or has nothing to say one time in ten. */
export async function fuzzEngine() {
  const alarmed: string[] = [];
  let requests = 0;
  const deps = {
    ...(await sharedEngineDeps()),
    http: async (): Promise<HttpResponse> => {
      requests++;
      if (requests % 10 === 0) throw new HttpFailure('unreachable', false);
      const body = JSON.stringify({ contacts: [], messages: [{ id: `wamid.fuzz.${requests}` }] });
      return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
    },
    changed: () => {},
    report(event: string, details: object, error?: unknown) {
      if (alarms.has(event))
        alarmed.push(`${event} ${JSON.stringify(details)} ${error instanceof Error ? error.stack : ''}`);
    },
  };
  const sender = new Sender(deps);
  return {
    alarmed,
    /** Turns until nothing is left to do, and sends what may go. */
    async settle(): Promise<void> {
      for (let passes = 0; passes < mostPasses; passes++) {
        const { lanes } = await runTurn(deps, effectPerformers);
        const claimed = await sender.work();
        await sender.drain();
        if (lanes === 0 && claimed === 0) return;
      }
      alarmed.push('the engine does not come to rest');
    },
  };
}
