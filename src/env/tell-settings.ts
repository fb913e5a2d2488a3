import type { z } from 'zod';
import { baseEnv, baseShape } from './base.ts';
import { metricsEnv, metricsShape } from './metrics.ts';
import { settingsTable } from './settings-table.ts';
import { tracingEnv, tracingShape } from './tracing.ts';

/** Prints the settings of a process as it starts, unless it is told to be quiet. */
export function tellSettings(shape: z.ZodRawShape, values: object): void {
  if (baseEnv().LOG_LEVEL !== 'info' && baseEnv().LOG_LEVEL !== 'debug') return;
  const all = { ...baseEnv(), ...metricsEnv(), ...tracingEnv(), ...values };
  process.stdout.write(settingsTable({ ...baseShape, ...metricsShape, ...tracingShape, ...shape }, all, process.env));
}
