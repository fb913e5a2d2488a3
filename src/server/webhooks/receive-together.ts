import { setTimeout as rest } from 'node:timers/promises';
import { type Delivery, receiveWebhooks } from '#/engine/receive/receive-webhook.ts';
import { OperationalError } from '#/lib/errors.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { loggingAbout } from '../log.ts';
import { inTime } from './in-time.ts';

/** Webhooks that one commit takes at most. */
const batchSize = 200;

/** Commits begin at least this far apart (milliseconds): a busy server gathers meanwhile, a quiet one never waits. */
const apartMs = 12;

interface Waiting {
  delivery: Delivery;
  stored(): void;
  failed(error: unknown): void;
}

const waiting: Waiting[] = [];
let storing = false;

/**
 * Stores a webhook; resolves after the commit. While one commit is under way the next webhooks gather and share the one
 * after it: a quiet server answers at once, a busy one pays for few commits. Throws `OperationalError` after `patienceMs`;
 * what had not begun by then is never stored, what had may be: brought again it is a repetition.
 */
export function receiveTogether(delivery: Delivery, patienceMs: number): Promise<void> {
  let one: Waiting | undefined;
  const commit = new Promise<void>((stored, failed) => {
    one = { delivery, stored, failed };
    waiting.push(one);
    // what is stored together is of no one request
    if (!storing) void loggingAbout({}, storeAll);
  });
  return inTime(commit, patienceMs).catch((error: unknown) => {
    const at = one ? waiting.indexOf(one) : -1;
    if (at !== -1) waiting.splice(at, 1);
    throw error;
  });
}

let lastBegan = Number.NEGATIVE_INFINITY;

async function storeAll(): Promise<void> {
  storing = true;
  while (waiting.length > 0) {
    await rest(Math.max(0, lastBegan + apartMs - performance.now()));
    lastBegan = performance.now();
    await store(waiting.splice(0, batchSize));
  }
  storing = false;
}

/** One that cannot be stored must not keep the others out: then each is stored alone. */
async function store(batch: readonly Waiting[]): Promise<void> {
  try {
    await receiveWebhooks(
      await sharedEngineDeps(),
      batch.map(({ delivery }) => delivery),
    );
    for (const { stored } of batch) stored();
  } catch (error) {
    if (batch.length === 1 || error instanceof OperationalError) for (const { failed } of batch) failed(error);
    else for (const one of batch) await store([one]);
  }
}
