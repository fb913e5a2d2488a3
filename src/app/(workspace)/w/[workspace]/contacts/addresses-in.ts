import type { ContactRow } from './contact-row.ts';

/** The addresses that a row shows: what people know each other by; ids of a provider only where there is nothing else. */
export function addressesIn({ addresses, username }: Pick<ContactRow, 'addresses' | 'username'>): string {
  const phones = addresses.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
  const known = [...phones, ...(username ? [`@${username}`] : [])];
  return (known.length > 0 ? known : addresses.map(({ value }) => value)).join(', ');
}
