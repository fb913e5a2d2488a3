import type { LedgerEntry } from './ledger.ts';
import type { InboundMessage } from './meta.ts';
import type { Claim, Oracle } from './oracle.ts';
import type { PlannedSend } from './witness.ts';

const dayMs = 24 * 3_600_000;
/** How long a request may be under way by its lease. */
const leaseMs = 30_000;
/** How long a doubt must last before a message may be sent again. */
const doubtMs = 90_000;
/** How long a doubt holds back what comes after it in its run. */
const heldBackMs = 15_000;
/** Between its decision and its commit a claim may wait for a lock, while the bucket fills: in seconds. */
const rateSlack = 0.5;

/** What the ledger must show of a number. */
export interface NumberLimits {
  channel: string;
  rate: number;
  burst: number;
}

/** Holds what really left against what was promised. */
export function checkLedger(
  entries: readonly LedgerEntry[],
  inbound: readonly InboundMessage[],
  limits: readonly NumberLimits[],
  oracle: Oracle,
): void {
  const claims = new Map(oracle.claims.map((claim) => [`${claim.message}.${claim.attempt}`, claim]));
  for (const entry of entries) {
    const claim = claims.get(`${entry.message}.${entry.attempt}`);
    if (!claim) oracle.blame('nothing leaves unclaimed', entry.text);
    else if (entry.at - claim.at > leaseMs)
      oracle.blame('nothing leaves after its lease', `${entry.text}: ${entry.at - claim.at} ms`);
    const lastIn = Math.max(
      ...inbound.filter((m) => m.phone === entry.to && m.sender === entry.sender && m.at <= entry.at).map((m) => m.at),
    );
    if (entry.at > lastIn + dayMs)
      oracle.blame('none outside the window', `${entry.text}: ${entry.at - lastIn - dayMs} ms late`);
  }
  checkDeliveries(entries, oracle);
  checkOrder(entries, oracle);
  for (const limit of limits) checkRate(limit, oracle);
}

/** One delivery per plan; two where the first was in doubt for long and the message's rule is to send again. */
function checkDeliveries(entries: readonly LedgerEntry[], oracle: Oracle): void {
  const taken = Map.groupBy(
    entries.filter((entry) => entry.wamid),
    (entry) => entry.message,
  );
  for (const [id, times] of taken) {
    const send = oracle.witness.planned.get(id);
    if (times.length === 1 || !send) continue;
    const [first, second] = times as [LedgerEntry, LedgerEntry];
    const allowed = times.length === 2 && send.purpose === 'service' && second.at - first.at >= doubtMs;
    if (!allowed) oracle.blame('at most one delivery', `${send.text || id} was delivered ${times.length} times`);
  }
}

/** Within a run, what was planned later never overtakes, unless what was planned earlier is in long doubt. */
function checkOrder(entries: readonly LedgerEntry[], oracle: Oracle): void {
  const sends = [...oracle.witness.planned.values()];
  const lanes = Map.groupBy(sends, (send) => `${send.conversation} ${send.run}`);
  const first = new Map<string, LedgerEntry>();
  for (const entry of entries) if (entry.wamid && !first.has(entry.message)) first.set(entry.message, entry);
  for (const lane of lanes.values()) {
    const ordered = lane.toSorted((a, b) => a.order - b.order);
    ordered.forEach((earlier, i) => {
      const came = first.get(earlier.id);
      if (!came) return;
      for (const later of ordered.slice(i + 1)) {
        const overtaking = entries.find((entry) => entry.message === later.id && entry.at < came.at);
        if (!overtaking || wasInDoubt(earlier, overtaking.at, oracle.claims)) continue;
        oracle.blame('order per contact', `"${later.text}" left before "${earlier.text}"`);
      }
    });
  }
}

function wasInDoubt(send: PlannedSend, at: number, claims: readonly Claim[]): boolean {
  return claims.some((claim) => claim.message === send.id && claim.at <= at - heldBackMs);
}

/** A bucket that holds `burst` and fills with `rate` a second never runs dry. */
function checkRate({ channel, rate, burst }: NumberLimits, oracle: Oracle): void {
  let level = burst;
  let last = 0;
  for (const { at } of oracle.claims.filter((claim) => claim.channel === channel)) {
    level = Math.min(burst, level + ((at - last) / 1_000) * rate) - 1;
    last = Math.max(last, at);
    if (level < -rateSlack * rate) {
      oracle.blame('no number over its rate', `more than ${burst} at once and ${rate} a second`);
      return;
    }
  }
}
