import { OperationalError, UserError, type UserErrorCode } from '#/lib/errors.ts';

/** The one table from errors to HTTP. */
const statusOf: Record<UserErrorCode, number> = {
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  'invalid-input': 400,
  'stale-save': 409,
  'name-taken': 409,
  'flow-has-problems': 422,
  'flow-too-large': 413,
  'flow-not-live': 409,
  'flow-published': 409,
  'flow-newer-format': 422,
  'move-under-way': 409,
  'broadcast-started': 409,
  'broadcast-incomplete': 422,
  'broadcast-too-late': 422,
  'broadcast-over': 409,
  'invitation-invalid': 404,
  'invitation-other-email': 403,
  'last-owner': 409,
  'already-member': 409,
  'owned-by-other': 409,
  'window-closed': 409,
  'opted-out': 409,
  'address-taken': 409,
  'file-unreadable': 422,
  'template-refused': 422,
  'template-in-review': 409,
  'channel-exists': 409,
  'channel-refused': 422,
  'channel-paused': 409,
  'media-type': 415,
  'media-too-large': 413,
  'simulator-off': 409,
  'too-many-requests': 429,
  'body-too-large': 413,
  'body-too-slow': 408,
};

/** The HTTP status that tells what kind of failure an error is. */
export function errorStatus(error: unknown): number {
  if (error instanceof UserError) return statusOf[error.code];
  return error instanceof OperationalError ? 503 : 500;
}
