import { tracingEnv } from '#/env/tracing.ts';
import { traceBy, tracing } from './tracing.ts';

/**
 * Sends traces to where the settings say, as `recado-<process>`. Without an address nothing is even loaded. Resolves to what
 * tells the rest before the process ends. Throws `SettingsError`.
 */
export async function startTracing(process: 'web' | 'receiver' | 'worker'): Promise<{ stop(): Promise<void> }> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: share } = tracingEnv();
  if (endpoint) {
    const { otlpTracing } = await import('./otlp-tracing.ts');
    traceBy(otlpTracing({ endpoint, share, service: `recado-${process}` }));
  }
  return { stop: async () => tracing()?.flush() };
}
