import { z } from 'zod';
import { parseSettings } from './parse.ts';

/** Settings about what a process tells of itself. */
export const metricsShape = {
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
};
export type MetricsEnv = z.output<z.ZodObject<typeof metricsShape>>;

/** Whether and where figures are served. Throws `SettingsError`. */
export function metricsEnv(source: NodeJS.ProcessEnv = process.env): MetricsEnv {
  return parseSettings(metricsShape, source);
}
