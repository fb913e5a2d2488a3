import { expect, it } from 'vitest';
import { keyFor } from './key-for.ts';

it('makes a key of a name', () => {
  expect(keyFor('Data de nascimento')).toBe('data_de_nascimento');
  expect(keyFor(' Año (1.º) ')).toBe('ano_1_o');
  expect(keyFor('2nd phone')).toBe('nd_phone');
  expect(keyFor('城市')).toBe('');
});
