import type { Json } from '#/lib/json.ts';
import { text } from './read.ts';

const thousands: Readonly<Record<string, number>> = { '': 1, K: 1_000, M: 1_000_000 };

/**
 * How many people a portfolio may write to outside their window within 24 h, from a tier (`TIER_2K`) or a number; null for
 * no limit, undefined where nothing is said.
 */
export function reachOf(value: Json | undefined): number | null | undefined {
  const said = text(value)?.toUpperCase() ?? '';
  if (said === '-1' || said === 'TIER_UNLIMITED' || said === 'UNLIMITED') return null;
  const [, amount, unit = ''] = /^(?:TIER_)?(\d{1,9})([KM]?)$/.exec(said) ?? [];
  return amount === undefined ? undefined : Number(amount) * (thousands[unit] ?? 1);
}
