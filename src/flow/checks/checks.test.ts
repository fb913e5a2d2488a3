import { describe, expect, it } from 'vitest';
import { checkFieldName, checkVariableName } from './check-name.ts';
import { checkText, fixedLength } from './check-text.ts';
import { checkUrl, isWebAddress } from './check-url.ts';
import { findLoops } from './find-loops.ts';
import { channelLimits, strictest } from './limits.ts';

const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('texts', () => {
  it('are measured without their variables, in characters', () => {
    expect([fixedLength('Hi {{ contact.name }}!'), fixedLength('{% if a %}b{% endif %}'), fixedLength('👍🏽')]).toEqual(
      [4, 1, 2],
    );
  });
  it('may be missing only where they are not required', () => {
    expect(codes(checkText('  ', 'f'))).toEqual(['field-empty']);
    expect(checkText('', 'f', 5, false)).toEqual([]);
    expect(codes(checkText('123456', 'f', 5))).toEqual(['field-too-long']);
  });
});

describe('names', () => {
  it('of variables leave the built-in ones alone', () => {
    expect(
      ['name', '', 'contact', 'Name', 'a-b', '1a', 'x'.repeat(41)].map(
        (name) => codes(checkVariableName(name, 'f'))[0],
      ),
    ).toEqual([undefined, 'field-empty', ...Array(5).fill('name-invalid')]);
  });
  it('of fields leave alone what a flow may not write', () => {
    expect(
      ['email', 'name', 'language', 'phone', 'tags', 'E-mail'].map((name) => codes(checkFieldName(name, 'f'))[0]),
    ).toEqual([undefined, undefined, undefined, 'name-invalid', 'name-invalid', 'name-invalid']);
  });
});

describe('web addresses', () => {
  it.each(['https://a.test', 'http://a.test:8080/x?y=z#f', 'HTTPS://A.test'])('%s is one', (url) => {
    expect(isWebAddress(url)).toBe(true);
  });
  it.each([
    '',
    'a.test',
    'ftp://a.test',
    'javascript:alert(1)',
    'https://',
    'https://user@a.test',
    'https://u:p@a.test',
    'file:///etc',
    'data:text/html,x',
  ])('%j is none', (url) => expect(isWebAddress(url)).toBe(false));
  it('may hold variables', () => {
    expect(codes(checkUrl('https://a.test/{{ id }}?x={% if a %}1{% endif %}', 'f'))).toEqual([]);
    expect(codes(checkUrl('{{ base | raw }}/x', 'f'))).toEqual([]);
    expect(codes(checkUrl('a.test/{{ id }}', 'f'))).toEqual(['url-invalid']);
  });
});

describe('limits', () => {
  it('of several channels are the lowest of each', () => {
    const whatsApp = channelLimits['whatsapp-cloud'];
    const other = { ...whatsApp, buttons: 13, text: 2_000 };
    expect(strictest([whatsApp, other])).toEqual({ ...whatsApp, text: 2_000 });
  });
});

describe('findLoops', () => {
  const loops = (edges: Record<string, string[]>) =>
    findLoops(Object.keys(edges), (node) => edges[node] ?? []).map((loop) => loop.sort().join(''));
  it('finds each set of nodes that reach one another', () => {
    expect(loops({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'], f: ['f'], g: [] }).sort()).toEqual([
      'abc',
      'de',
      'f',
    ]);
  });
  it('finds none in a tree, nor where two ways meet again', () => {
    expect(loops({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([]);
  });
});
