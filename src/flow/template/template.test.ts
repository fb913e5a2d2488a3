import { describe, expect, it } from 'vitest';
import { ana, noon } from '#/scenarios/conversation.ts';
import type { Facts } from '../run/facts.ts';
import { checkTemplate } from './check.ts';
import { isPath, readPath } from './read-path.ts';
import { renderText, scopeOf, TemplateFault } from './render.ts';

const facts: Facts = {
  contact: { ...ana, fields: { plan: 'pro', name: 'not this' } },
  workspace: { name: 'Acme', timeZone: 'UTC' },
  channel: { kind: 'whatsapp-cloud', name: 'Support' },
};
const scope = scopeOf(
  facts,
  { answer: 'A & B', day: '2026-12-31', order: { items: [{ price: 5 }] }, contact: 'mine' },
  'hi {{ now }}',
  noon,
);
const render = (text: string) => renderText(text, scope);

describe('renderText', () => {
  it.each([
    ['Hi {{ contact.first_name }}', 'Hi Ana'],
    ['{{ contact.name }} {{ contact.plan }}', 'Ana Silva pro'],
    ['{{ answer }}', 'A & B'],
    ['{{ order.items[0].price | times: 2 }}', '10'],
    ['{{ none | default: "x" }}{{ none }}', 'x'],
    ['{% if contact.plan == "pro" %}yes{% else %}no{% endif %}', 'yes'],
    ['{{ now | date: "%d/%m %H:%M" }}', '20/11 09:00'],
    ['{{ now | date: "%B" }}', 'novembro'],
    ['{{ day | date: "%d/%m %H:%M" }}', '31/12 00:00'],
    ['{{ now | date: "%s" | plus: 86400 | date: "%A %d/%m" }}', 'sábado 21/11'],
    ['{{ message.text }}', 'hi {{ now }}'],
    ['{{ answer | json }}', '"A & B"'],
    ['{"a": {"b": 1}} {single}', '{"a": {"b": 1}} {single}'],
  ])('%s', (text, filled) => expect(render(text)).toBe(filled));

  it('encodes values in addresses', () => {
    const url = (text: string) => renderText(text, { ...scope, odd: 'ü/?&\ud800', all: 'https://x.test/a' }, 'url');
    expect(url('https://x.test/{{ answer }}?q={{ odd }}')).toBe(
      'https://x.test/A%20%26%20B?q=%C3%BC%2F%3F%26%EF%BF%BD',
    );
    expect(url('{{ all | raw }}?a={{ answer | url_encode }}&n={{ none }}')).toBe('https://x.test/a?a=A%20%26%20B&n=');
  });
});

describe('what must not be evaluated', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the point is that nothing evaluates it
  it.each(['${7*7}', '<%= 7*7 %>', '#{7*7}', '{ 7 }'])('%s stays as it is', (text) => expect(render(text)).toBe(text));
  it.each([
    '{{__proto__.x}}',
    '{{this}}',
    '{{constructor}}',
    '{{contact.constructor}}',
    '{{contact.__proto__}}',
    '{{order.toString}}',
  ])('%s is empty', (text) => expect(render(text)).toBe(''));
  it.each([
    "{{constructor.constructor('return process')()}}",
    '{{#each}}',
    '{% for a in (1..9) %}{% endfor %}',
    '{% include "x" %}',
    '{% assign a = 1 %}',
    '{{ "x" | where: "a" }}',
    '{{ now | sample }}',
    '{{ "x" | eval }}',
  ])('%s is refused', (text) => {
    expect(checkTemplate(text).error).not.toBeNull();
    expect(() => render(text)).toThrow(TemplateFault);
  });
});

describe('B52: what would take too much', () => {
  const huge = (text: string) => {
    expect(checkTemplate(text).error).not.toBeNull();
    expect(() => render(text)).toThrow(TemplateFault);
  };
  it('refuses a million openings', () => huge('{{'.repeat(1_000_000)));
  it('refuses as many openings as it parses', () => huge('{{'.repeat(30_000)));
  it('refuses a hundred levels', () => huge(`${'{% if answer %}'.repeat(100)}x${'{% endif %}'.repeat(100)}`));
  it('refuses brackets in brackets', () => huge(`{{ ${'a['.repeat(5_000)}b${']'.repeat(5_000)} }}`));
  it('stops an expansion at 64 kB', () => {
    const big = { ...scope, big: 'x'.repeat(10_000) };
    expect(() => renderText('{{ big }}'.repeat(1_000), big)).toThrow(TemplateFault);
    expect(() => renderText('{{ big | replace: "x", big }}', big)).toThrow(TemplateFault);
  });
});

describe('checkTemplate', () => {
  it('names what a text reads', () => {
    const report = checkTemplate('{{ a.b[0].c }} {% if d == e %}{{ f | plus: g }}{% endif %}');
    expect([...report.variables].sort()).toEqual(['a.b[0].c', 'd', 'e', 'f', 'g']);
  });
  it('asks for fallbacks only where a contact may lack something', () => {
    const text = '{{ contact.plan }} {{ contact.name }} {{ contact.city | default: "?" }} {{ answer }}';
    expect(checkTemplate(text).withoutFallback).toEqual(['contact.plan']);
  });
});

describe('readPath', () => {
  const body = { order: { items: [{ name: 'Tea' }], 'odd key': 1 }, length: 2 };
  it.each([
    ['order.items[0].name', 'Tea'],
    ['$.order.items[0].name', 'Tea'],
    ['order["odd key"]', 1],
    ['order.items[9].name', null],
    ['constructor.name', null],
    ['__proto__', null],
    ['', body],
    ['$', body],
  ])('%s', (path, value) => expect(readPath(body, path)).toEqual(value));
  it('knows what is no path', () => {
    expect([isPath('a.b[0]'), isPath('$'), isPath('a..b['), isPath('a(b)'), isPath('x'.repeat(300))]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
