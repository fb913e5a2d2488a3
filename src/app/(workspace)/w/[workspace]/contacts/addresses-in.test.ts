import { expect, it } from 'vitest';
import { addressesIn } from './addresses-in.ts';

const phone = { kind: 'phone', value: '+491701234567' } as const;
const userId = { kind: 'whatsapp-user-id', value: 'US.1000' } as const;

it('shows phones and names that people use, and the id of a provider only where there is nothing else', () => {
  expect(addressesIn({ addresses: [phone, userId], username: null })).toBe('+491701234567');
  expect(addressesIn({ addresses: [phone, userId], username: 'ana' })).toBe('+491701234567, @ana');
  expect(addressesIn({ addresses: [userId], username: 'ana' })).toBe('@ana');
  expect(addressesIn({ addresses: [userId], username: null })).toBe('US.1000');
  expect(addressesIn({ addresses: [], username: null })).toBe('');
});
