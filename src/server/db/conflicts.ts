import { OperationalError } from '#/lib/errors.ts';

const lostRace = new Set(['40P01', '40001']);
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '57P01', // administrator shut it down
  '57P02',
  '57P03', // starting up
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '25006', // read-only: a failover is under way
]);

/** The SQLSTATE or system code of a thrown value, also when drizzle wrapped it. */
export function codeOf(thrown: unknown): string | undefined {
  for (let at = thrown; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** Turns errors that mean "no database just now" into `OperationalError`, so that callers can answer 503. */
export function nameDatabaseError(thrown: unknown): unknown {
  const code = codeOf(thrown);
  return code && unreachable.has(code) ? new OperationalError('database-down', { cause: thrown }) : thrown;
}

/** Runs a transaction again, up to five times, when it lost a race for locks. */
export async function retryLostRaces<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (thrown) {
      if (attempt >= 5 || !lostRace.has(codeOf(thrown) ?? '')) throw nameDatabaseError(thrown);
    }
  }
}
