import ipaddr from 'ipaddr.js';
import { webEnv } from '#/env/web.ts';

/**
 * Where a request comes from, for counting tries: the address that the outermost of our own proxies saw, and of an IPv6
 * address the /64 that one subscriber has. Without a trusted proxy, `x-forwarded-for` is whatever the client wrote, so
 * everybody counts as one.
 */
export function clientAddress(
  headers: { get(name: string): string | null },
  proxies = webEnv().TRUSTED_PROXIES,
): string {
  if (proxies === 0) return 'anywhere';
  const hops = headers.get('x-forwarded-for')?.split(',') ?? [];
  const seen = hops.at(-proxies)?.trim() ?? '';
  if (!ipaddr.isValid(seen)) return 'unknown';
  const address = ipaddr.process(seen);
  if (address.kind() === 'ipv4') return address.toString();
  const [network] = ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toNormalizedString().split('/');
  return `${network}/64`;
}
