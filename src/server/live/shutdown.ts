const held = globalThis as unknown as { recadoShutdown?: AbortController };

/**
 * Aborts when this process is asked to end. `next start` waits for open connections, and a live stream never ends by
 * itself: whoever holds one open ends it when this signal fires.
 */
export function shutdownSignal(): AbortSignal {
  if (!held.recadoShutdown) {
    const controller = new AbortController();
    held.recadoShutdown = controller;
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => controller.abort());
  }
  return held.recadoShutdown.signal;
}
