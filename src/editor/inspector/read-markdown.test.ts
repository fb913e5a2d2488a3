import { expect, it } from 'vitest';
import { readMarkdown } from './read-markdown.ts';

it('reads what our READMEs are made of', () => {
  const source =
    '# Wait\n\nPauses a `run`,\nfor _long_.\n\n- one **two**\n  three\n- four\n\n```json\n{\n  "a": 1\n}\n```\n\nEnd.\n';
  expect(readMarkdown(source)).toEqual([
    { kind: 'heading', content: [{ kind: 'text', text: 'Wait' }] },
    {
      kind: 'paragraph',
      content: [
        { kind: 'text', text: 'Pauses a ' },
        { kind: 'code', text: 'run' },
        { kind: 'text', text: ', for ' },
        { kind: 'em', text: 'long' },
        { kind: 'text', text: '.' },
      ],
    },
    {
      kind: 'list',
      items: [
        [
          { kind: 'text', text: 'one ' },
          { kind: 'strong', text: 'two' },
          { kind: 'text', text: ' three' },
        ],
        [{ kind: 'text', text: 'four' }],
      ],
    },
    { kind: 'code', text: '{\n  "a": 1\n}' },
    { kind: 'paragraph', content: [{ kind: 'text', text: 'End.' }] },
  ]);
});
