import type { Capabilities } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import { countReach } from '../sql/portfolio-reach.ts';
import type { ClaimRow } from '../sql/read-claims.ts';
import { type Verdict, windowIsOpen } from './judge-send.ts';

/** A candidate with what the gate says of it. */
export interface Judged {
  row: ClaimRow;
  verdict: Verdict;
}

/** The longest that a message rests for want of reach before it is looked at again: the limit may be raised meanwhile. */
const longestRestMs = 60_000;

/** Tells whether a message goes to somebody outside their window; only templates can, and only they count. */
export function reachesAnew(row: ClaimRow, capabilities: Capabilities, now: number): boolean {
  if (row.payload.body.type !== 'template' || capabilities.windowSeconds === null) return false;
  return !windowIsOpen({ last_in_at: row.last_in_at, payload: { body: {} } }, capabilities, now);
}

/**
 * Holds what would take a portfolio over the number of people whom it may write to outside their window within 24 hours.
 * Who was reached in that time may be reached again.
 */
export async function keepReach(
  tx: RawTx,
  judged: readonly Judged[],
  capabilitiesOf: (kind: string) => Capabilities,
  now: number,
): Promise<readonly Judged[]> {
  const limited = judged.filter(
    ({ row, verdict }) =>
      verdict.kind === 'send' && row.reach !== null && reachesAnew(row, capabilitiesOf(row.channel_kind), now),
  );
  const held = new Map<string, Verdict>();
  for (const scope of [...new Set(limited.map(({ row }) => scopeOf(row)))].sort()) {
    const rows = limited.map(({ row }) => row).filter((row) => scopeOf(row) === scope);
    const [first] = rows as [ClaimRow];
    const contacts = [...new Set(rows.map((row) => row.contact_id))];
    const { used, known, freeAt } = await countReach(tx, first, contacts, new Date(now));
    const reached = new Set(known);
    for (const row of rows) {
      if (reached.has(row.contact_id)) continue;
      const fresh = reached.size - known.size;
      if (used + fresh < (row.reach ?? 0)) reached.add(row.contact_id);
      else {
        const until = Math.max(now + 1_000, Math.min(freeAt?.getTime() ?? now + longestRestMs, now + longestRestMs));
        held.set(row.id, { kind: 'hold', until, reason: 'portfolio-limit' });
      }
    }
  }
  return judged.map((one) => ({ ...one, verdict: held.get(one.row.id) ?? one.verdict }));
}

const scopeOf = (row: ClaimRow) => `${row.workspace_id} ${row.reach_scope}`;
