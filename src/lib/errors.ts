/** Every error that may reach a person or an API client; each has words in the message catalogues under `errors`. */
export const userErrorCodes = [
  'not-signed-in',
  'forbidden',
  'not-found',
  'invalid-input',
  'stale-save',
  'name-taken',
  'flow-has-problems',
  'flow-too-large',
  'flow-not-live',
  'flow-published',
  'flow-newer-format',
  'move-under-way',
  'broadcast-started',
  'broadcast-incomplete',
  'broadcast-too-late',
  'broadcast-over',
  'invitation-invalid',
  'invitation-other-email',
  'last-owner',
  'already-member',
  'owned-by-other',
  'window-closed',
  'opted-out',
  'address-taken',
  'file-unreadable',
  'template-refused',
  'template-in-review',
  'channel-exists',
  'channel-refused',
  'channel-paused',
  'media-type',
  'media-too-large',
  'simulator-off',
  'too-many-requests',
  'body-too-large',
  'body-too-slow',
] as const;
export type UserErrorCode = (typeof userErrorCodes)[number];

/** Values that fill the words of an error. */
export type ErrorDetails = Record<string, string | number>;

/** Something the person can understand and act on; never retried. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;
  readonly details: ErrorDetails;
  constructor(code: UserErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Why an operation could not be carried out now. */
export type OperationalErrorCode =
  | 'database-down'
  | 'provider-down'
  | 'provider-slow'
  | 'rate-limited'
  | 'storage-down'
  | 'shutting-down';

/** Something outside of us failed and may work later; retried, after `retryAfterMs` where the other side named a time. */
export class OperationalError extends Error {
  override readonly name = 'OperationalError';
  readonly code: OperationalErrorCode;
  readonly retryAfterMs: number | undefined;
  constructor(code: OperationalErrorCode, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** A state that our own code should have made impossible; reported, never retried. */
export class Bug extends Error {
  override readonly name = 'Bug';
}
