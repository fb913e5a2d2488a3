import type { ProviderError } from '#/channels/contract.ts';

/** Tries of one message when the provider names no other number. */
const usualTries = 5;

/** A message that could only go out later than this has missed its moment. */
const longestWaitMs = 3_600_000;

/**
 * When a message that was refused for now may be tried again, in milliseconds from now; null when it has failed.
 * `attempt` counts the requests made so far, `jitter` is between 0 and 1.
 */
export function retryDelayMs(error: ProviderError, attempt: number, jitter: number): number | null {
  if (error.class === 'permanent' || attempt >= (error.tries ?? usualTries)) return null;
  const backoff = 4 ** (attempt - 1) * 1_000;
  if (error.class === 'wait' && typeof error.waitSeconds === 'number') {
    const wait = error.waitSeconds * 1_000;
    return wait > longestWaitMs ? null : wait;
  }
  return error.waitSeconds === 'pair' ? backoff : Math.round(backoff * (1 + jitter / 2));
}
