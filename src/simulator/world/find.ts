import type { Person, SimNumber, World } from './world.ts';

/**
 * The ways in which one mobile number may be written: Brazilian ones with and without the ninth digit, Mexican and
 * Argentine ones with and without the digit of old mobile dialling. WhatsApp knows a person by one of them.
 */
export function phoneVariants(phone: string): string[] {
  const swap = (pattern: RegExp, other: string) =>
    pattern.test(phone) ? [phone, phone.replace(pattern, other)] : null;
  return (
    swap(/^\+55(\d{2})9(\d{8})$/, '+55$1$2') ??
    swap(/^\+55(\d{2})(\d{8})$/, '+55$19$2') ??
    swap(/^\+521(\d{10})$/, '+52$1') ??
    swap(/^\+52(\d{10})$/, '+521$1') ??
    swap(/^\+549(\d{10})$/, '+54$1') ??
    swap(/^\+54(\d{10})$/, '+549$1') ?? [phone]
  );
}

/** Finds a person by phone, in any of its spellings. */
export function personByPhone(number: SimNumber, phone: string): Person | undefined {
  for (const variant of phoneVariants(phone)) {
    const person = number.byPhone.get(variant);
    if (person) return person;
  }
  return undefined;
}

/** The numbers of one account. */
export function numbersOf(world: World, wabaId: string): SimNumber[] {
  return [...world.numbers.values()].filter((number) => number.wabaId === wabaId);
}
