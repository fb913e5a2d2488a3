import { Worker } from 'node:worker_threads';
import type { Outcome } from '../simulate.ts';
import type { Order, Said } from './crew-member.ts';

/** Threads that run schedules side by side, each on a database of its own. */
export interface Crew {
  size: number;
  /** Runs one schedule on a member that has nothing to do; there must be one. */
  run(order: Order, trace?: (line: string) => void): Promise<Outcome>;
  close(): Promise<void>;
}

/** Starts one thread for each database; all have this environment besides. */
export function openCrew(urls: readonly string[], env: Record<string, string | undefined>): Crew {
  const members = urls.map(
    (url) =>
      new Worker(new URL('./crew-member.ts', import.meta.url), {
        workerData: url,
        env: { ...env, DATABASE_URL: url } as never,
      }),
  );
  const free = [...members];
  return {
    size: members.length,
    async run(order, trace) {
      const member = free.pop();
      if (!member) throw new Error('every member of the crew is busy');
      const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
      const hear = (said: Said) => {
        if (said.kind === 'trace') trace?.(said.line);
        else if (said.kind === 'outcome') resolve(said.outcome);
        else reject(new Error(`seed ${order.seed}: ${said.stack}`));
      };
      member.on('message', hear).once('error', reject);
      member.postMessage(order);
      try {
        return await promise;
      } finally {
        member.off('message', hear).off('error', reject);
        free.push(member);
      }
    },
    async close() {
      await Promise.all(members.map((member) => member.terminate()));
    },
  };
}
