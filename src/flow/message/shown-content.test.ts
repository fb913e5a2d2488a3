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

test('an order shows its products with their prices, and the sum where all have one in one currency', () => {
  const items = [
    { id: 'x', quantity: 2, price: 30, currency: 'USD' },
    { id: 'y', quantity: 1, price: 25.5, currency: 'USD' },
  ];
  const order = (...of: typeof items) => showInbound({ kind: 'order', text: null, items: of }, null);
  expect(order(...items)).toEqual({
    kind: 'order',
    text: null,
    count: 3,
    lines: items,
    total: { amount: 85.5, currency: 'USD' },
  });
  expect(order(...items, { id: 'z', quantity: 1, price: 1, currency: 'EUR' })).toMatchObject({ count: 4, total: null });
});

test('an order from before prices were kept shows its products alone', () => {
  expect(showInbound({ kind: 'order', text: null, items: [{ id: 'x', quantity: 2 }] }, null)).toMatchObject({
    lines: [{ id: 'x', quantity: 2, price: null, currency: null }],
    total: null,
  });
});
