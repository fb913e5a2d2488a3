import { expect, test } from 'vitest';
import { bubbleContent } from './bubble-content.ts';

const at = (id: string) => `/media/${id}`;
const around = { header: null, text: 'Which?', footer: null };

test('a template is shown with its buttons, of which replies can be tapped', () => {
  const buttons = [
    { id: 'a', title: 'Yes', kind: 'quick-reply' },
    { id: 'b', title: 'Open site', kind: 'url' },
  ] as const;
  const shown = bubbleContent(
    { kind: 'template', name: 'offer', language: 'en', ...around, buttons: [...buttons] },
    at,
  );
  expect(shown).toMatchObject({
    kind: 'template',
    text: 'Which?',
    buttons: [
      { kind: 'quick-reply', id: 'a', label: 'Yes' },
      { kind: 'url', id: undefined, label: 'Open site' },
    ],
  });
});

test('a file by link has a name and no picture, for nobody may be sent to a foreign address by looking', () => {
  const file = { kind: 'media', media: 'image', mime: 'image/png', voice: false, animated: false } as const;
  const byLink = { ...file, caption: null, filename: null, mediaId: null, link: 'https://example.com/a.png' };
  expect(bubbleContent(byLink, at)).toMatchObject({ url: null, filename: 'https://example.com/a.png' });
  expect(bubbleContent({ ...byLink, mediaId: 'm1', link: null }, at)).toMatchObject({ url: '/media/m1' });
});
