import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What an IP address is to us: somewhere on the internet, somebody's own network, or never to be reached. */
export type AddressVerdict = 'public' | 'private' | 'never';

const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Judges an IP address. Only what is plainly unicast on the internet is public; RFC 1918 and unique local addresses are
 * private; loopback, link-local (metadata services), everything that wraps another address, and the rest are never.
 */
export function judgeAddress(text: string): AddressVerdict {
  if (isIP(text) === 0) return 'never';
  const address = ipaddr.process(text);
  const range = address.range();
  if (range === 'private' || range === 'uniqueLocal') return isMetadata(text) ? 'never' : 'private';
  if (range !== 'unicast') return 'never';
  if (address.kind() === 'ipv6' && !(address as ipaddr.IPv6).match(globalIpv6)) return 'never';
  return 'public';
}

/** The addresses at which clouds hand out credentials, where they lie in ranges that are otherwise private. */
function isMetadata(text: string): boolean {
  return ipaddr.process(text).toNormalizedString() === 'fd00:ec2:0:0:0:0:0:254';
}
