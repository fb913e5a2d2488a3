import { shutdownSignal } from '#/server/live/shutdown.ts';
import { startTracing } from '#/server/tracing/start-tracing.ts';

/** Follows messages until the process is asked to end; what is still untold then is told while requests under way finish. */
export async function traceUntilEnd(process: 'web' | 'receiver'): Promise<void> {
  const traces = await startTracing(process);
  shutdownSignal().addEventListener('abort', () => void traces.stop().catch(() => {}));
}
