import type { Capabilities } from '#/channels/contract.ts';
import type { ClaimRow } from '../sql/read-claims.ts';

/** What the gate says of a message at the moment of its claim. A refusal is a row with a reason, never silence. */
export type Verdict =
  | { kind: 'send' }
  /** Not now: looked at again then. */
  | { kind: 'hold'; until: number; reason: HoldReason }
  /** Never. */
  | { kind: 'cancel'; reason: CancelReason };
export type HoldReason = 'workspace-stopped' | 'channel-paused' | 'flow-paused' | 'account-restricted' | 'pair-limit';
export type CancelReason =
  | 'stopped'
  | 'taken-over'
  | 'opted-out'
  | 'marketing-withheld'
  | 'account-restricted'
  | 'window-closed'
  | 'flow-archived'
  | 'channel-disconnected'
  | 'no-address';

/** Meta's clock and ours may differ: the window is taken to close this much earlier. */
export const windowMarginMs = 60_000;

/** How long a message of something that is stopped rests before it is looked at again. */
const stoppedRestMs = 5_000;

/** The same for marketing of an account that is restricted, which usually takes days, and may end early. */
const restrictedRestMs = 60_000;

/** Decides whether a message may go now. Pure; the row was read after the fences were locked. */
export function judgeSend(row: ClaimRow, capabilities: Capabilities, now: number): Verdict {
  if (row.workspace_stopped) return { kind: 'hold', until: now + stoppedRestMs, reason: 'workspace-stopped' };
  if (row.channel_state === 'disconnected') return { kind: 'cancel', reason: 'channel-disconnected' };
  if (row.channel_state !== 'active') return { kind: 'hold', until: now + stoppedRestMs, reason: 'channel-paused' };
  if (row.flow_status === 'archived') return { kind: 'cancel', reason: 'flow-archived' };
  if (row.run_stopped) return { kind: 'cancel', reason: 'stopped' };
  if (row.owner_epoch !== null && row.owner_epoch !== row.conversation_epoch) {
    return { kind: 'cancel', reason: 'taken-over' };
  }
  if (row.purpose === 'marketing' && row.opted_out) return { kind: 'cancel', reason: 'opted-out' };
  // never held: a day later it would come out of place, and what its run says next would have waited behind it
  if (row.purpose === 'marketing' && (row.marketing_blocked_until?.getTime() ?? 0) > now) {
    return { kind: 'cancel', reason: 'marketing-withheld' };
  }
  if (row.flow_status === 'paused') return { kind: 'hold', until: now + stoppedRestMs, reason: 'flow-paused' };
  if (row.addresses.length === 0) return { kind: 'cancel', reason: 'no-address' };
  if (!windowIsOpen(row, capabilities, now)) return { kind: 'cancel', reason: 'window-closed' };
  const restricted = row.purpose === 'marketing' ? (row.restricted_until?.getTime() ?? 0) : 0;
  if (restricted > now) {
    // what could not go afterwards either does not keep its run waiting
    if (!windowIsOpen(row, capabilities, restricted)) return { kind: 'cancel', reason: 'account-restricted' };
    return { kind: 'hold', until: Math.min(restricted, now + restrictedRestMs), reason: 'account-restricted' };
  }
  const free = pairFreeAt(row, capabilities);
  return free > now ? { kind: 'hold', until: free, reason: 'pair-limit' } : { kind: 'send' };
}

function windowIsOpen(row: ClaimRow, capabilities: Capabilities, now: number): boolean {
  if (capabilities.windowSeconds === null || row.payload.body.type === 'template') return true;
  if (!row.last_in_at) return false;
  return now < row.last_in_at.getTime() + capabilities.windowSeconds * 1_000 - windowMarginMs;
}

/** When the pair limit lets the next message to this person through: one per so many seconds, with a burst. */
function pairFreeAt(row: ClaimRow, { pair }: Capabilities): number {
  const blocked = row.pair_blocked_until?.getTime() ?? 0;
  if (!pair) return blocked;
  const everyMs = pair.everySeconds * 1_000;
  return Math.max(blocked, (row.pair_tat?.getTime() ?? 0) - (pair.burst - 1) * everyMs);
}

/** The pair limit's clock after one more message. */
export function nextPairTat(row: ClaimRow, { pair }: Capabilities, now: number): Date | null {
  if (!pair) return null;
  return new Date(Math.max(row.pair_tat?.getTime() ?? 0, now) + pair.everySeconds * 1_000);
}
