import { describe, expect, it } from 'vitest';
import type { InboundContent } from '../message/inbound-content.ts';
import { chosenOption } from './chosen-option.ts';
import { foldLabel } from './fold-label.ts';
import { checkLabels, placeOptions } from './option.ts';

const options = [
  { id: 'a', label: '💬 Talk to us' },
  { id: 'b', label: 'Opções' },
  { id: 'c', label: '1' },
];
const pick = (content: InboundContent) => chosenOption(content, 'menu', options)?.id ?? null;
const say = (text: string) => pick({ kind: 'text', text });
const tap = (node: string, exit: string, label: string) =>
  pick({ kind: 'choice', label, via: 'button', target: { version: 'v', node, exit } });

describe('chosenOption', () => {
  it('takes the tapped option of its own node', () => {
    expect(tap('menu', 'b', 'whatever')).toBe('b');
  });
  it('reads a tap of another node, or on an option that is gone, by its label', () => {
    expect(tap('old', 'a', 'opções')).toBe('b');
    expect(tap('menu', 'gone', 'Something old')).toBeNull();
    expect(pick({ kind: 'choice', label: 'Opções', via: 'template', target: null })).toBe('b');
  });
  it('takes typed labels without regard to case, accents, emoji and signs', () => {
    expect([say('talk to us!'), say('OPCOES'), say(' 💬  Talk to us '), say('talk')]).toEqual(['a', 'b', 'a', null]);
  });
  it('takes numbers, unless a label is that number', () => {
    expect([say('2'), say('2.'), say('1'), say('9'), say('0'), say('22')]).toEqual(['b', 'b', 'c', null, null, null]);
  });
  it('tells labels apart that differ in signs alone', () => {
    const grades = [
      { id: 'plus', label: 'A+' },
      { id: 'plain', label: 'A' },
      { id: 'minus', label: 'B-' },
    ];
    const grade = (text: string) => chosenOption({ kind: 'text', text }, 'menu', grades)?.id ?? null;
    expect([grade('a+'), grade('a'), grade('a!'), grade('b')]).toEqual(['plus', 'plain', null, 'minus']);
  });
  it('takes nothing from other kinds of message', () => {
    expect(pick({ kind: 'location', latitude: 0, longitude: 0, name: 'Opções', address: null })).toBeNull();
    expect(say('')).toBeNull();
  });
});

describe('labels', () => {
  it('fold to their words, or stay whole where they have none', () => {
    expect([foldLabel('⭐ Great!'), foldLabel('👍'), foldLabel('5 – Ótimo')]).toEqual(['great', '👍', '5 otimo']);
  });
  it('must be there, short, and different', () => {
    const labels = ['', 'x'.repeat(21), 'Yes', 'YES', '{{ contact.first_name }} and more words'];
    const placed = placeOptions(
      labels.map((label, index) => ({ id: `o${index}`, label })),
      'options',
    );
    expect(checkLabels(placed, 20).map(({ code, field }) => `${code} ${field}`)).toEqual([
      'field-empty options.0.label',
      'field-too-long options.1.label',
      'option-duplicate options.3.label',
    ]);
  });
});
