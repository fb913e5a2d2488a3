import { type SQL, sql } from 'drizzle-orm';

/** The promises that are counted. */
export type EquationName = 'sends' | 'repeats' | 'inbound' | 'runs';

/** What a total is made of. */
export type PartName =
  | 'sent'
  | 'failed'
  | 'cancelled'
  | 'unknown'
  | 'open'
  | 'resent'
  | 'not-repeated'
  | 'resumed-run'
  | 'started-flow'
  | 'to-inbox'
  | 'ignored'
  | 'waiting'
  | 'done'
  | 'moved';

/** Why a row breaks a promise; words for it stand with the screens. */
export type ExceptionReason =
  | 'send-lost'
  | 'send-without-message'
  | 'send-delivered-twice'
  | 'inbound-lost'
  | 'outcome-without-message'
  | 'run-never-resumes'
  | 'run-astray';

/** A row that breaks a promise, with what to look at. */
export interface AuditException {
  reason: ExceptionReason;
  conversationId: string | null;
  runId: string | null;
  messageId: string | null;
}

/** One promise: its total, the parts that must add up to it, and the rows that break it. */
export interface Equation {
  name: EquationName;
  total: number;
  parts: Partial<Record<PartName, number>>;
  holds: boolean;
  /** At most fifty. */
  exceptions: AuditException[];
}

/** What an audit looks at: everything made since then, and the time now; both by the database's clock. */
export interface AuditRange {
  /** The smallest id of that time. */
  since: SQL;
  /** Younger rows may still be under way between two transactions. */
  settled: SQL;
}

/** How many exceptions are named. */
export const mostExceptions = 50;

/** The range of the last so many hours; ids are version-7 UUIDs, so that a time is an id. */
export function lastHours(hours: number): AuditRange {
  const idAt = (at: SQL) =>
    sql`(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`;
  return {
    since: idAt(sql`(now() - make_interval(hours => ${hours}::int))`),
    settled: idAt(sql`(now() - interval '1 minute')`),
  };
}

/** Makes an equation of counted parts; it holds when the total is their sum and nothing breaks it. */
export function equation(
  name: EquationName,
  total: number,
  parts: Partial<Record<PartName, number>>,
  exceptions: AuditException[],
): Equation {
  const sum = Object.values(parts).reduce((a, b) => a + b, 0);
  return { name, total, parts, holds: sum === total && exceptions.length === 0, exceptions };
}
