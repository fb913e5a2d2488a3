import { z } from 'zod';
import { parseSettings } from './parse.ts';

/** What a worker process may specialise in. */
export const workerRoles = ['engine', 'sender', 'activities', 'broadcasts', 'schedules', 'upkeep'] as const;
export type WorkerRole = (typeof workerRoles)[number];

/** Settings that only the worker reads. */
export const workerShape = {
  WORKER_ROLES: z
    .string()
    .default(workerRoles.join(','))
    .transform((list) => list.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(workerRoles)).min(1)),
  KEEP_MESSAGES_MONTHS: z.coerce.number().int().min(1).max(1_200).optional(),
};

export type WorkerEnv = z.output<z.ZodObject<typeof workerShape>>;

/** The settings of a worker. Throws `SettingsError`. */
export function workerEnv(source: NodeJS.ProcessEnv = process.env): WorkerEnv {
  return parseSettings(workerShape, source);
}
