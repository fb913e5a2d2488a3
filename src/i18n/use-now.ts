'use client';

import { useSyncExternalStore } from 'react';
import { useNow as useServerNow } from 'use-intl';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let current = 0;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 15_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick() {
  current = Date.now();
  for (const listener of listeners) listener();
}

/** The present time in milliseconds, renewed every 15 s by one timer for the whole page. */
export function useNow(): number {
  const atServer = useServerNow().getTime();
  return useSyncExternalStore(
    subscribe,
    () => {
      if (current < atServer) current = Date.now();
      return Math.max(current, atServer);
    },
    () => atServer,
  );
}
