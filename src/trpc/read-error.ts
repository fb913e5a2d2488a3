import type { ErrorDetails } from '#/lib/errors.ts';
import type { ShownError } from '#/server/shown-error.ts';

/** What an error of a query or mutation says, for `useErrorWords`; without an answer of the server, `unreachable`. */
export function readError(error: unknown): { code: string; details: ErrorDetails } {
  const shown = (error as { data?: { error?: ShownError } | null } | null)?.data?.error;
  return shown ?? { code: 'unreachable', details: {} };
}

/** Errors that another try may overcome. */
export const passingErrors: ReadonlySet<string> = new Set(['unreachable', 'unexpected', 'too-many-requests']);
