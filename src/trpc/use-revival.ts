'use client';

import { useCallback, useEffect, useRef } from 'react';
import { pauseBefore } from './pause-before.ts';

/** A stream of the server as `useSubscription` tells of it. */
interface Line {
  status: string;
  error: unknown;
  reset(): void;
}

/**
 * Brings a stream back that has ended with an error: the browser itself comes back only while the server answers, and a
 * single refusal (a deploy, a database that is away) closes a stream for good. Answers what to call whenever something is heard.
 */
export function useRevival({ status, error, reset }: Line): () => void {
  const tries = useRef(0);
  // the error is new each time, so that a try that fails at once is followed by the next one
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (status !== 'error') return;
    const timer = setTimeout(reset, pauseBefore(tries.current++, Math.random()));
    window.addEventListener('online', reset);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', reset);
    };
  }, [status, error, reset]);
  return useCallback(() => {
    tries.current = 0;
  }, []);
}
