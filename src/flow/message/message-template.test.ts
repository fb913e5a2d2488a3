import { describe, expect, it } from 'vitest';
import {
  fillTemplate,
  flatValue,
  sameShape,
  type TemplateContent,
  templateContent,
  templateSlots,
} from './message-template.ts';

const content: TemplateContent = {
  variables: 'positional',
  header: { kind: 'text', text: 'Order {{1}}' },
  body: 'To {{2}} from {{1}}, twice {{2}}.',
  footer: 'Bye',
  buttons: [
    { kind: 'quick-reply', label: 'Yes' },
    { kind: 'url', label: 'Open', url: 'https://a.test/{{1}}' },
    { kind: 'url', label: 'Home', url: 'https://a.test/' },
    { kind: 'copy-code', label: 'Copy' },
  ],
};

describe('the places of a template', () => {
  it('are each named once, positional ones by their number', () => {
    expect(templateSlots(content).map(({ key }) => key)).toEqual([
      'header-1',
      'body-1',
      'body-2',
      'button-1',
      'button-3',
    ]);
    expect(templateSlots({ ...content, header: { kind: 'media', media: 'image' } })[0]).toMatchObject({
      key: 'file',
      takes: 'file',
    });
  });
  it('are filled; those without a value stay as written', () => {
    const values: Record<string, string> = { 'header-1': '42', 'body-2': 'Ana' };
    expect(fillTemplate(content, (key) => values[key])).toMatchObject({
      header: 'Order 42',
      text: 'To Ana from {{1}}, twice Ana.',
      footer: 'Bye',
    });
  });
});

it('values are put on one line', () => {
  expect(flatValue(' a\nb\t c     d ')).toBe('a b c d');
});

it('has the same shape while only its words differ', () => {
  expect(sameShape(content, { ...content, body: 'From {{1}} to {{2}}', footer: '' })).toBe(true);
  expect(sameShape(content, { ...content, body: 'From {{1}}' })).toBe(false);
  expect(sameShape(content, { ...content, header: { kind: 'none' } })).toBe(false);
  expect(sameShape(content, { ...content, buttons: content.buttons.slice(1) })).toBe(false);
});

it('is parsed strictly', () => {
  expect(templateContent.safeParse({ ...content, more: 1 }).success).toBe(false);
});
