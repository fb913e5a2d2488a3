import { z } from 'zod';
import { parseSettings } from './parse.ts';

/** Settings that the simulator reads; it runs without a database. */
export const simulatorShape = {
  SIMULATOR_PORT: z.coerce.number().int().min(1).max(65535),
  SIMULATOR_TOKEN: z.string().min(16, 'must have at least 16 characters'),
};
export type SimulatorEnv = z.output<z.ZodObject<typeof simulatorShape>>;

/** The settings of the simulator process. Throws `SettingsError`. */
export function simulatorEnv(source: NodeJS.ProcessEnv = process.env): SimulatorEnv {
  return parseSettings(simulatorShape, source);
}
