import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const from = (forwarded?: string) => new Headers(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded });

test('without a trusted proxy nobody’s word is taken', () => {
  expect(clientAddress(from('1.2.3.4'), 0)).toBe('anywhere');
});

test('what our own proxy saw counts, not what the client wrote before it', () => {
  expect(clientAddress(from('6.6.6.6, 203.0.113.9'), 1)).toBe('203.0.113.9');
  expect(clientAddress(from('6.6.6.6, 203.0.113.9, 10.0.0.1'), 2)).toBe('203.0.113.9');
});

test('one subscriber has one IPv6 network, however it is written', () => {
  const one = clientAddress(from('2001:db8:1:2:aaaa::1'), 1);
  expect(clientAddress(from('2001:0DB8:1:2:ffff:ffff:ffff:ffff'), 1)).toBe(one);
  expect(clientAddress(from('2001:db8:1:3::1'), 1)).not.toBe(one);
  expect(clientAddress(from('::ffff:203.0.113.9'), 1)).toBe('203.0.113.9');
});

test.each([undefined, '', 'nonsense', '1.2.3.4, '])('“%s” is one unknown place', (forwarded) => {
  expect(clientAddress(from(forwarded), 1)).toBe('unknown');
});
