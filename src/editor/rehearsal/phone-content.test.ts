import { expect, it } from 'vitest';
import { shownMessage, shownReply } from './phone-content.ts';

const deps = { assetUrl: (asset: string) => `/files/${asset}`, openList: 'Options' };
const options = ['a', 'b', 'c'].map((exit) => ({ exit, label: exit.toUpperCase() }));

it('draws buttons whose taps name the exit', () => {
  expect(shownMessage({ kind: 'choice', text: 'Pick', options, prefer: 'buttons' }, deps)).toMatchObject({
    kind: 'buttons',
    text: 'Pick',
    options: [{ id: 'a', label: 'A' }, { id: 'b' }, { id: 'c' }],
  });
});

it('draws a list in its sections, and loses no option', () => {
  const sections = [{ title: 'First', size: 2 }];
  expect(shownMessage({ kind: 'choice', text: 'Pick', options, prefer: 'list', sections }, deps)).toMatchObject({
    kind: 'list',
    open: 'Options',
    sections: [{ title: 'First', rows: [{ id: 'a' }, { id: 'b' }] }, { rows: [{ id: 'c' }] }],
  });
});

it('finds files of our own and of others', () => {
  const media = (source: { asset: string } | { url: string }) =>
    shownMessage({ kind: 'media', media: { kind: 'image', source }, caption: 'Look' }, deps);
  expect(media({ asset: 'x1' })).toMatchObject({ url: '/files/x1', caption: 'Look' });
  expect(media({ url: 'https://example.com/a.png' })).toMatchObject({ url: 'https://example.com/a.png' });
});

it('shows what the person said', () => {
  expect(shownReply({ kind: 'choice', label: 'Yes', target: null, via: 'button' })).toEqual({
    kind: 'choice',
    label: 'Yes',
  });
  expect(shownReply({ kind: 'form', name: 'Survey', values: {} })).toEqual({ kind: 'form', name: 'Survey' });
});
