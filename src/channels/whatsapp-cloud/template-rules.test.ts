import { describe, expect, it } from 'vitest';
import type { TemplateContent } from '#/flow/message/message-template.ts';
import type { TemplateDraft } from '../template-desk.ts';
import { checkTemplateDraft, templateLanguages } from './template-rules.ts';

const base: TemplateContent = {
  variables: 'named',
  header: { kind: 'none' },
  body: 'Hello {{first_name}}, your order is on its way to you.',
  footer: '',
  buttons: [],
};
const draft = (content: Partial<TemplateContent> = {}, more: Partial<TemplateDraft> = {}): TemplateDraft => ({
  name: 'order_update',
  language: 'en_US',
  category: 'utility',
  content: { ...base, ...content },
  samples: { 'body-first_name': 'Amira', 'body-1': 'Amira', 'body-2': '42', 'header-1': 'x', file: '4::x' },
  ...more,
});
const found = (one: TemplateDraft) => checkTemplateDraft(one).map(({ code, field }) => `${code} ${field}`);
const reply = (label: string) => ({ kind: 'quick-reply', label }) as const;
const link = (url: string, label = 'Open') => ({ kind: 'url', label, url }) as const;

it('takes a template that keeps to everything', () => {
  expect(found(draft())).toEqual([]);
  const full = draft(
    {
      header: { kind: 'text', text: 'News for {{first_name}}' },
      footer: 'Reply STOP to opt out',
      buttons: [
        reply('Yes'),
        reply('No'),
        link('https://a.test/o/{{1}}'),
        { kind: 'phone', label: 'Call', phone: '+1 555 0102' },
      ],
    },
    { samples: { 'header-first_name': 'A', 'body-first_name': 'A', 'button-2': '1042' } },
  );
  expect(found(full)).toEqual([]);
});

describe('the name', () => {
  it.each([
    ['', 'empty name'],
    ['Order Update', 'name-characters name'],
    ['x'.repeat(513), 'too-long name'],
  ])('“%.20s”', (name, said) => expect(found(draft({}, { name }))).toEqual([said]));
});

describe('texts', () => {
  it.each<[string, Partial<TemplateContent>, string]>([
    ['an empty body', { body: '  ' }, 'empty body'],
    ['a long body', { body: `a ${'x'.repeat(1_023)}` }, 'too-long body'],
    ['a long header', { header: { kind: 'text', text: 'x'.repeat(61) } }, 'too-long header.text'],
    ['a header of two lines', { header: { kind: 'text', text: 'a\nb' } }, 'header-line-break header.text'],
    ['a long footer', { footer: 'x'.repeat(61) }, 'too-long footer'],
    ['a variable in the footer', { footer: 'For {{name}}' }, 'footer-variable footer'],
  ])('%s', (_, content, said) => expect(found(draft(content))).toEqual([said]));
});

describe('variables', () => {
  const body = (text: string, variables: TemplateContent['variables'] = 'positional') =>
    found(draft({ variables, body: text })).filter((one) => !one.startsWith('sample-missing'));
  it.each([
    ['Hello {{1}}, it is about your order {{2}} of today.', []],
    ['{{1}} is your order of today, and it comes.', ['variable-at-edge body']],
    ['The order of today, which comes, is {{1}}', ['variable-at-edge body']],
    ['Look at all of this: {{1}} {{2}} and at more.', ['variables-adjacent body']],
    ['Hello dear {{2}}, your order is on its way.', ['variable-gap body']],
    ['Hello dear {{first}}, your order is on its way.', ['variable-number body']],
    ['Hi {{1}} you', ['variables-too-many body']],
    ['Hello dear {{1}, your order is on its way.', ['braces body']],
  ])('%s', (text, said) => expect(body(text)).toEqual(said));
  it.each([
    ['Hello dear {{First Name}}, your order comes.', ['variable-name body']],
    ['Hello dear {{name#1}}, your order comes.', ['variable-name body']],
    ['Hello dear {{a_name_of_more_than_twenty}}, your order comes.', ['variable-name body']],
  ])('named: %s', (text, said) => expect(body(text, 'named')).toEqual(said));
  it('stand once in a header', () => {
    const header = { kind: 'text', text: 'For {{1}} and {{2}}' } as const;
    expect(found(draft({ variables: 'positional', header, body: 'Nothing to fill here' }))).toContain(
      'header-variables header.text',
    );
  });
  it('need an example each, on one line', () => {
    expect(found(draft({}, { samples: {} }))).toEqual(['sample-missing samples.body-first_name']);
    expect(found(draft({}, { samples: { 'body-first_name': 'a\nb' } }))).toEqual([
      'sample-line-break samples.body-first_name',
    ]);
    expect(
      found(draft({ header: { kind: 'media', media: 'image' } }, { samples: { 'body-first_name': 'A' } })),
    ).toEqual(['sample-missing samples.file']);
  });
});

describe('buttons', () => {
  it.each<[string, TemplateContent['buttons'], string[]]>([
    [
      'too many',
      Array.from({ length: 11 }, (_, i) => reply(`R${i}`)),
      ['too-many-buttons buttons', 'too-many-of-kind buttons.10'],
    ],
    [
      'three links',
      [link('https://a.test', 'A'), link('https://a.test', 'B'), link('https://a.test', 'C')],
      ['too-many-of-kind buttons.2'],
    ],
    ['replies apart', [reply('A'), link('https://a.test'), reply('B')], ['replies-apart buttons.2']],
    ['replies after a link', [link('https://a.test'), reply('A'), reply('B')], []],
    ['no label', [reply(' ')], ['empty buttons.0.label']],
    ['a long label', [reply('x'.repeat(26))], ['too-long buttons.0.label']],
    ['one label twice', [reply('Yes'), reply('yes')], ['label-repeated buttons.1.label']],
    ['a variable in a label', [reply('For {{1}}')], ['button-variable buttons.0.label']],
    ['no address', [link('a.test')], ['url-invalid buttons.0.url']],
    [
      'a variable amid an address',
      [link('https://a.test/{{1}}/b')],
      ['url-variable buttons.0.url', 'sample-missing samples.button-0'],
    ],
    ['no phone number', [{ kind: 'phone', label: 'Call', phone: '0800' }], ['phone-invalid buttons.0.phone']],
  ])('%s', (_, buttons, said) => expect(found(draft({ buttons }))).toEqual(said));
  it('a code has fifteen characters at most', () => {
    const buttons = [{ kind: 'copy-code', label: '' }] as const;
    const code = (sample: string) =>
      found(draft({ buttons: [...buttons] }, { samples: { 'body-first_name': 'A', 'button-0': sample } }));
    expect(code('SAVE25')).toEqual([]);
    expect(code('X'.repeat(16))).toEqual(['too-long samples.button-0']);
  });
});

it('names each language once', () => {
  expect(new Set(templateLanguages).size).toBe(templateLanguages.length);
});
