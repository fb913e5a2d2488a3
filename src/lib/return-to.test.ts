import { expect, test } from 'vitest';
import { safeReturnTo } from './return-to.ts';

const origin = 'https://recado.example';

test.each([
  ['/w/acme/flows?tab=1#x', `${origin}/w/acme/flows?tab=1#x`],
  ['/', `${origin}/`],
  [`${origin}/w/acme`, `${origin}/w/acme`],
  ['w/acme', `${origin}/w/acme`],
  ['/join', `${origin}/join`],
])('%s is a page of ours', (wanted, target) => {
  expect(safeReturnTo(wanted, origin)).toBe(target);
});

test.each([
  ...['https://evil.test/', '//evil.test/', '///evil.test/', '/\\evil.test/', '\\\\evil.test/', '/\t/evil.test/'],
  ...['\thttps://evil.test/', 'https://recado.example.evil.test/', 'https://recado.example@evil.test/'],
  ...['https://recado.example:444/', 'http://recado.example/', 'javascript:alert(1)', 'data:text/html,x'],
  ...['/x\r\nSet-Cookie: a=b', `/${'a'.repeat(3_000)}`, 'https://[', `${origin}//evil.test/`],
])('%s leads to the start page', (wanted) => {
  expect(safeReturnTo(wanted, origin)).toBe(origin);
});
