import type { Capabilities } from '#/channels/contract.ts';
import { quietUntil } from '#/flow/time/quiet-hours.ts';
import { isTimeZone } from '#/flow/time/time-zone.ts';
import type { ClaimRow } from '../sql/read-claims.ts';

/** What the gate says of a message at the moment of its claim. A refusal is a row with a reason, never silence. */
export type Verdict =
  | { kind: 'send' }
  /** Not now: looked at again then. */
  | { kind: 'hold'; until: number; reason: HoldReason }
  /** Never. */
  | { kind: 'cancel'; reason: CancelReason };
export type HoldReason =
  | 'workspace-stopped'
  | 'channel-paused'
  | 'flow-paused'
  | 'broadcast-paused'
  | 'account-restricted'
  | 'quiet-hours'
  | 'pair-limit'
  | 'template-paused'
  | 'portfolio-limit';
export type CancelReason =
  | 'stopped'
  | 'taken-over'
  | 'opted-out'
  | 'marketing-withheld'
  | 'account-restricted'
  | 'frequency-cap'
  | 'quiet-hours'
  | 'window-closed'
  | 'flow-archived'
  | 'channel-disconnected'
  | 'no-address'
  | TemplateReason;
export type TemplateReason =
  | 'template-paused'
  | 'template-disabled'
  | 'template-rejected'
  | 'template-gone'
  | 'template-recategorised';

/** Meta's clock and ours may differ: the window is taken to close this much earlier. */
export const windowMarginMs = 60_000;

/** How long a message of something that is stopped rests before it is looked at again. */
const stoppedRestMs = 5_000;

/** The same for marketing of an account that is restricted, which usually takes days, and may end early. */
const restrictedRestMs = 60_000;

/** How long a broadcast's message rests whose template is paused. */
const templateRestMs = 60_000;

/** What the gate looks at. */
export type Candidate = Pick<
  ClaimRow,
  | 'purpose'
  | 'owner_epoch'
  | 'conversation_epoch'
  | 'last_in_at'
  | 'pair_tat'
  | 'pair_blocked_until'
  | 'marketing_blocked_until'
  | 'restricted_until'
  | 'time_zone'
  | 'quiet_from'
  | 'quiet_until'
  | 'marketing_cap'
  | 'marketing_recent'
  | 'workspace_stopped'
  | 'channel_state'
  | 'flow_status'
  | 'broadcast_status'
  | 'run_stopped'
  | 'opted_out'
  | 'template_status'
  | 'template_category'
> & { payload: { body: { type?: unknown } }; addresses: readonly unknown[] };

/** Decides whether a message may go now. Pure; the row was read after the fences were locked. */
export function judgeSend(row: Candidate, capabilities: Capabilities, now: number): Verdict {
  if (row.workspace_stopped) return { kind: 'hold', until: now + stoppedRestMs, reason: 'workspace-stopped' };
  if (row.channel_state === 'disconnected') return { kind: 'cancel', reason: 'channel-disconnected' };
  if (row.channel_state !== 'active') return { kind: 'hold', until: now + stoppedRestMs, reason: 'channel-paused' };
  if (row.flow_status === 'archived') return { kind: 'cancel', reason: 'flow-archived' };
  if (row.run_stopped || row.broadcast_status === 'cancelled') return { kind: 'cancel', reason: 'stopped' };
  if (row.owner_epoch !== null && row.owner_epoch !== row.conversation_epoch) {
    return { kind: 'cancel', reason: 'taken-over' };
  }
  if (row.purpose === 'marketing' && row.opted_out) return { kind: 'cancel', reason: 'opted-out' };
  // never held: a day later it would come out of place, and what its run says next would have waited behind it
  if (row.purpose === 'marketing' && (row.marketing_blocked_until?.getTime() ?? 0) > now) {
    return { kind: 'cancel', reason: 'marketing-withheld' };
  }
  if (row.flow_status === 'paused') return { kind: 'hold', until: now + stoppedRestMs, reason: 'flow-paused' };
  if (row.broadcast_status === 'paused')
    return { kind: 'hold', until: now + stoppedRestMs, reason: 'broadcast-paused' };
  if (row.addresses.length === 0) return { kind: 'cancel', reason: 'no-address' };
  if (!windowIsOpen(row, capabilities, now)) return { kind: 'cancel', reason: 'window-closed' };
  const refused = judgeTemplate(row);
  // for a pause of hours a broadcast waits; what a flow says would come out of place
  if (refused === 'template-paused' && row.broadcast_status !== null) {
    return { kind: 'hold', until: now + templateRestMs, reason: refused };
  }
  if (refused) return { kind: 'cancel', reason: refused };
  if (row.purpose === 'marketing') {
    const verdict = judgeMarketing(row, capabilities, now);
    if (verdict) return verdict;
  }
  const free = pairFreeAt(row, capabilities);
  return free > now ? { kind: 'hold', until: free, reason: 'pair-limit' } : { kind: 'send' };
}

/** Why a template may not go; one that is under review, or that we were never told of, is for the provider to judge. */
function judgeTemplate({
  template_status: status,
  template_category: category,
  purpose,
}: Candidate): TemplateReason | null {
  if (status !== null && Object.hasOwn(refusals, status)) return refusals[status as keyof typeof refusals];
  // the provider took it for marketing after somebody planned it as something else: an opt-out would be passed by
  return category === 'marketing' && purpose === 'service' ? 'template-recategorised' : null;
}

const refusals = {
  paused: 'template-paused',
  disabled: 'template-disabled',
  'limit-exceeded': 'template-disabled',
  locked: 'template-disabled',
  rejected: 'template-rejected',
  archived: 'template-gone',
  'pending-deletion': 'template-gone',
  deleted: 'template-gone',
} as const satisfies Partial<Record<NonNullable<Candidate['template_status']>, TemplateReason>>;

/** What holds or ends marketing only; null lets it go. What could not go afterwards either does not keep its run waiting. */
function judgeMarketing(row: Candidate, capabilities: Capabilities, now: number): Verdict | null {
  const restricted = row.restricted_until?.getTime() ?? 0;
  if (restricted > now) {
    if (!windowIsOpen(row, capabilities, restricted)) return { kind: 'cancel', reason: 'account-restricted' };
    return { kind: 'hold', until: Math.min(restricted, now + restrictedRestMs), reason: 'account-restricted' };
  }
  if (row.marketing_cap !== null && row.marketing_recent >= row.marketing_cap) {
    return { kind: 'cancel', reason: 'frequency-cap' };
  }
  if (row.quiet_from === null || row.quiet_until === null) return null;
  const zone = isTimeZone(row.time_zone) ? row.time_zone : 'UTC';
  const until = quietUntil(now, { from: row.quiet_from, until: row.quiet_until }, zone);
  if (until === null) return null;
  if (!windowIsOpen(row, capabilities, until)) return { kind: 'cancel', reason: 'quiet-hours' };
  return { kind: 'hold', until, reason: 'quiet-hours' };
}

/** Tells whether a free message may go to this person at that moment, or is none. */
export function windowIsOpen(
  row: Pick<Candidate, 'last_in_at' | 'payload'>,
  capabilities: Capabilities,
  now: number,
): boolean {
  if (capabilities.windowSeconds === null || row.payload.body.type === 'template') return true;
  if (!row.last_in_at) return false;
  return now < row.last_in_at.getTime() + capabilities.windowSeconds * 1_000 - windowMarginMs;
}

/** When the pair limit lets the next message to this person through: one per so many seconds, with a burst. */
function pairFreeAt(row: Candidate, { pair }: Capabilities): number {
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
