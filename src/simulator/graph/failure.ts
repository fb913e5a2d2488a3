import { errorEntry } from '#/channels/whatsapp-cloud/read-error.ts';
import type { JsonObject } from '#/lib/json.ts';

/** A call that Meta would refuse. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure';
  readonly code: number;
  readonly details: string | null;
  readonly subcode: number | null;
  constructor(code: number, details: string | null = null, subcode: number | null = null) {
    super(errorEntry(code)?.title ?? `Error ${code}`);
    this.code = code;
    this.details = details;
    this.subcode = subcode;
  }
}

const statuses = new Map<number, number>([
  ...[0, 190].map((code) => [code, 401] as const),
  ...[10, 200, 368, 130497, 131005, 131031].map((code) => [code, 403] as const),
  [132001, 404],
  ...[3, 131000, 131016, 131045, 131057, 133000, 134102].map((code) => [code, 500] as const),
  ...[2, 133004].map((code) => [code, 503] as const),
]);
const limitCodes = new Set([4, 80007, 130429, 131048, 131056]);

/** The HTTP status of an error; not a contract of Meta's, and for limits a setting. */
export function statusOfFailure(code: number, limitStatus: number): number {
  return limitCodes.has(code) ? limitStatus : (statuses.get(code) ?? 400);
}

/** An error as an HTTP answer carries it. */
export function errorAnswer(failure: GraphFailure, trace: string): JsonObject {
  const error: JsonObject = {
    message:
      failure.code === 100 && failure.subcode === 33
        ? (failure.details ?? '')
        : `(#${failure.code}) ${failure.message}`,
    type: failure.subcode === 33 ? 'GraphMethodException' : 'OAuthException',
    code: failure.code,
  };
  if (failure.subcode !== null && failure.subcode !== 33) {
    // what people may read of a template that is refused
    Object.assign(error, { message: 'Invalid parameter', is_transient: false, error_user_msg: failure.details ?? '' });
    error.error_user_title = failure.details ?? '';
  } else if (failure.details && failure.subcode !== 33) {
    error.error_data = { messaging_product: 'whatsapp', details: failure.details };
  }
  if (failure.subcode !== null) error.error_subcode = failure.subcode;
  error.fbtrace_id = trace;
  return { error };
}

/** An error as a failed status carries it. */
export function errorInStatus(code: number, details?: string): JsonObject {
  const title = errorEntry(code)?.title ?? `Error ${code}`;
  return {
    code,
    title,
    message: title,
    error_data: { details: details ?? title },
    href: '/documentation/business-messaging/whatsapp/support/error-codes',
  };
}
