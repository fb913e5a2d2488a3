import { expect, test } from 'vitest';
import type { OutboundMessage } from './outbound-message.ts';
import { showInbound, showOutbound } from './shown-content.ts';

const at = (asset: string) => `/files/${asset}`;
const options = ['a', 'b', 'c'].map((exit) => ({ exit, label: exit.toUpperCase() }));
const list: OutboundMessage = { kind: 'choice', text: 'Which?', prefer: 'list', options };

test('a list is split into its sections, and options beyond them are kept', () => {
  const shown = showOutbound({ ...list, sections: [{ title: 'First', size: 2 }] }, at);
  expect(shown).toMatchObject({
    kind: 'list',
    sections: [
      { title: 'First', rows: [{ id: 'a' }, { id: 'b' }] },
      { title: undefined, rows: [{ id: 'c' }] },
    ],
  });
});

test('a list without sections is one', () => {
  expect(showOutbound(list, at)).toMatchObject({ sections: [{ rows: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] }] });
});

test('one of our files is fetched from us; a foreign address is named and never fetched', () => {
  const media = { kind: 'image', source: { asset: 'abc' } } as const;
  expect(showOutbound({ kind: 'media', media }, at)).toMatchObject({ url: '/files/abc', filename: null });
  const foreign = { kind: 'image', source: { url: 'https://example.com/a.png' } } as const;
  expect(showOutbound({ kind: 'media', media: foreign }, at)).toMatchObject({
    url: null,
    filename: 'https://example.com/a.png',
  });
});

test('an order says how many things it has', () => {
  const items = [
    { id: 'x', quantity: 2 },
    { id: 'y', quantity: 1 },
  ];
  expect(showInbound({ kind: 'order', text: null, items }, null)).toEqual({ kind: 'order', text: null, count: 3 });
});
