import { z } from 'zod';
import { parseSettings } from './parse.ts';

/** What a worker process may specialise in. */
export const workerRoles = ['engine', 'sender', 'activities', 'schedules', 'upkeep'] as const;
export type WorkerRole = (typeof workerRoles)[number];

/** Settings that only the worker reads. */
export const workerShape = {
  WORKER_ROLES: z
    .string()
    .default(workerRoles.join(','))
    .transform((list) => list.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(workerRoles)).min(1)),
};

/** The roles that this worker takes. Throws `SettingsError`. */
export function workerRolesOf(source: NodeJS.ProcessEnv = process.env): readonly WorkerRole[] {
  return parseSettings(workerShape, source).WORKER_ROLES;
}
