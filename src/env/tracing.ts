import { z } from 'zod';
import { parseSettings } from './parse.ts';

/** Settings about following messages by OpenTelemetry; its library also reads the headers from the environment itself. */
export const tracingShape = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
};
export type TracingEnv = z.output<z.ZodObject<typeof tracingShape>>;

/** Whether and where traces are sent, and of which share of messages. Throws `SettingsError`. */
export function tracingEnv(source: NodeJS.ProcessEnv = process.env): TracingEnv {
  return parseSettings(tracingShape, source);
}
