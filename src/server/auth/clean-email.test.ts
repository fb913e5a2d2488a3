import { expect, test } from 'vitest';
import { cleanEmail } from './clean-email.ts';

test.each([
  ['  Ana.Silva+loja@Example.COM ', 'ana.silva+loja@example.com'],
  ['josé@exemplo.com.br', 'josé@exemplo.com.br'],
  ['jose\u0301@exemplo.com.br', 'josé@exemplo.com.br'],
  ['а@example.com', 'а@example.com'],
])('%s is kept as %s', (given, kept) => {
  expect(cleanEmail(given)).toBe(kept);
});

test('a letter that only looks alike makes another address', () => {
  expect(cleanEmail('а@example.com')).not.toBe(cleanEmail('a@example.com'));
});

test.each([
  ...['a@x.com,b@y.com', 'a@x.com;b@y.com', 'Ana <a@x.com>', 'a@x.com\r\nBcc: b@y.com', 'a@b@c.com', '@x.com', 'a@'],
  ...[
    'a@x',
    'a b@x.com',
    'a@.com',
    'a@x..com',
    'a@x.com.',
    '"a"@x.com',
    'a\u200b@x.com',
    `${'a'.repeat(10_000)}@x.com`,
  ],
  ...['', '   ', null, undefined],
])('%s is no address', (given) => {
  expect(cleanEmail(given)).toBeNull();
});
