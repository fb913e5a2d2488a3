import type { Tracing } from '#/engine/tracing.ts';

/** Follows messages, and tells what is still untold before the process ends. */
export interface ProcessTracing extends Tracing {
  flush(): Promise<void>;
}

// Next bundles its own copy of this module into the same process: what one has begun the other uses, too
const held = globalThis as unknown as { recadoTracing?: ProcessTracing };

/** How this process follows messages; undefined where traces are sent nowhere. */
export const tracing = (): ProcessTracing | undefined => held.recadoTracing;

/** Sets it for the whole process. */
export function traceBy(one: ProcessTracing | undefined): void {
  if (one) held.recadoTracing = one;
  else delete held.recadoTracing;
}
