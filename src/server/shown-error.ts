import { type ErrorDetails, OperationalError, UserError, type UserErrorCode } from '#/lib/errors.ts';

/** What a caller is told of an error: a code with words in the catalogues, and the values that fill them. */
export interface ShownError {
  code: UserErrorCode | 'unreachable' | 'unexpected';
  details: ErrorDetails;
}

/** Turns any thrown value into what may be told; nothing of a database, a path or a stack gets out. */
export function shownError(error: unknown): ShownError {
  if (error instanceof UserError) return { code: error.code, details: error.details };
  return { code: error instanceof OperationalError ? 'unreachable' : 'unexpected', details: {} };
}
