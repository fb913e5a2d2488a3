import { describe, expect, it } from 'vitest';
import { type OutboundMessage, outboundMessage } from '#/flow/message/outbound-message.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { SendPlan } from '../contract.ts';
import { readFixture } from './fixtures/read-fixture.ts';
import { planMessage } from './outbound.ts';

type Exchange = { request: { body: JsonObject } };

const context = { token: (exit: string) => exit };
const plan = (message: OutboundMessage) => planMessage(message, context);

function made(message: OutboundMessage): Extract<SendPlan, { ok: true }> {
  const found = plan(message);
  if (!found.ok) throw new Error(found.reason);
  for (const part of found.parts) expect(outboundMessage.safeParse(part.shown).error).toBeUndefined();
  return found;
}

/** What a recorded request says, without the recipient and the mark that sending adds. */
function wire(file: string): JsonObject {
  const {
    to: _,
    recipient: __,
    biz_opaque_callback_data: ___,
    ...body
  } = readFixture<Exchange>(`outbound/${file}.json`).request.body;
  return body;
}

const choice = (
  labels: string[],
  more: Partial<Extract<OutboundMessage, { kind: 'choice' }>> = {},
): OutboundMessage => ({
  kind: 'choice',
  text: 'Which one?',
  options: labels.map((label, index) => ({ exit: `o${index + 1}`, label })),
  prefer: 'buttons',
  ...more,
});

const interactive = (found: Extract<SendPlan, { ok: true }>, part = -1) =>
  found.parts.at(part)?.body.interactive as {
    type: string;
    header?: unknown;
    body: { text: string };
    footer?: { text: string };
    action: {
      button: string;
      buttons: { reply: { id: string; title: string } }[];
      sections: { title: string; rows: { id: string; title: string; description?: string }[] }[];
      parameters: { display_text: string; url: string };
    };
  };
const reasons = (found: Extract<SendPlan, { ok: true }>) => found.degradations.map((step) => step.reason);

describe('bodies are those of the recorded requests', () => {
  const image = { kind: 'image' as const, source: { url: 'https://cdn.example.com/p/1.jpg' } };
  it.each<[string, OutboundMessage]>([
    ['send-text', { kind: 'text', text: 'Your order is here: https://example.com/o/1042', previewLinks: true }],
    ['send-text-opaque', { kind: 'text', text: 'Hello', previewLinks: false }],
    ['send-text-bsuid', { kind: 'text', text: '¡Sí, enviamos a todo México!', previewLinks: false }],
    ['send-image-link', { kind: 'media', media: image }],
    [
      'send-list',
      {
        kind: 'choice',
        text: 'Which option do you prefer?',
        options: [
          { exit: 'row:express', label: 'Express', description: '1–2 days' },
          { exit: 'row:ground', label: 'Ground', description: '2–5 days' },
        ],
        prefer: 'list',
        header: { text: 'Shipping' },
        footer: 'Prices incl. tax',
        openLabel: 'Shipping options',
        sections: [
          { title: 'Fast', size: 1 },
          { title: 'Cheap', size: 1 },
        ],
      },
    ],
    [
      'send-cta-url',
      {
        kind: 'link-button',
        text: 'Tap to see free dates.',
        label: 'See dates',
        url: 'https://example.com/dates?c=77',
        header: { text: 'Dates' },
        footer: 'Subject to change',
      },
    ],
    [
      'send-reaction',
      { kind: 'reaction', to: 'wamid.HBgLMTU1NTAxMDIwMDEVAgASGBQwNDk5QjA2RTk3ODAxNzJCQjRGMQA=', emoji: '👍' },
    ],
  ])('%s', (file, message) => {
    const found = made(message);
    expect(found.degradations).toEqual([]);
    expect(found.parts).toEqual([{ body: wire(file), upload: null, shown: message }]);
  });

  it.each([
    ['send-image-id', 'image', 'Front view', '947000000000973'],
    ['send-video', 'video', 'How to mount it', '947000000000974'],
  ] as const)('%s, once the file is uploaded', (file, kind, caption, id) => {
    const [part] = made({ kind: 'media', media: { kind, source: { asset: 'a1' } }, caption }).parts;
    expect(part?.upload).toEqual({ asset: 'a1', kind, path: [kind, 'id'] });
    const body = structuredClone(part?.body) as { [key: string]: JsonObject };
    (body[kind] as JsonObject).id = id;
    expect(body).toEqual(wire(file));
  });
});

describe('buttons', () => {
  it('carry the tokens of their exits', () => {
    const found = made(choice(['Yes', 'No'], { footer: 'Takes a minute' }));
    expect(interactive(found)).toMatchObject({ type: 'button', footer: { text: 'Takes a minute' } });
    expect(interactive(found).action.buttons.map((button) => button.reply)).toEqual([
      { id: 'o1', title: 'Yes' },
      { id: 'o2', title: 'No' },
    ]);
  });

  it('may stand under a picture, which is uploaded into its place', () => {
    const media = { kind: 'image' as const, source: { asset: 'a1' } };
    const [part] = made(choice(['Yes'], { header: { media } })).parts;
    expect(part?.upload).toEqual({ asset: 'a1', kind: 'image', path: ['interactive', 'header', 'image', 'id'] });
    expect(part?.body).toMatchObject({ interactive: { header: { type: 'image', image: {} } } });
  });

  it.each([
    ['four options', choice(['a', 'b', 'c', 'd']), 'too-many-options'],
    ['a label of 21 characters', choice(['x'.repeat(21)]), 'label-too-long'],
    ['two equal labels', choice(['Yes', 'Yes']), 'label-repeated'],
    ['descriptions', choice([], { options: [{ exit: 'a', label: 'A', description: 'd' }] }), 'has-descriptions'],
    ['sections', choice(['a'], { sections: [{ title: 'First', size: 1 }] }), 'has-sections'],
  ])('become a list for %s', (_, message, reason) => {
    const found = made(message);
    expect(reasons(found)).toContain(reason);
    expect(interactive(found).type).toBe('list');
  });

  it('come last, after a text that is too long to stand beside them', () => {
    const text = `${'Long story. '.repeat(150)}Shall we?`;
    const found = made(choice(['Yes', 'No'], { text }));
    expect(found.parts.map((part) => part.body.type)).toEqual(['text', 'interactive']);
    expect(interactive(found).body.text.length).toBeLessThanOrEqual(1_024);
    expect(interactive(found).body.text).toMatch(/Shall we\?$/);
    expect(found.degradations).toEqual([
      { from: 'one-message', to: 'several-messages', reason: 'text-too-long', lossy: false },
    ]);
  });

  it('take a header or footer that is too long into the text', () => {
    const found = made(choice(['Yes'], { header: { text: 'h'.repeat(61) }, footer: 'f'.repeat(61) }));
    expect(interactive(found)).toEqual({
      type: 'button',
      body: { text: `${'h'.repeat(61)}\n\nWhich one?\n\n${'f'.repeat(61)}` },
      action: { buttons: [{ type: 'reply', reply: { id: 'o1', title: 'Yes' } }] },
    });
    expect(reasons(found)).toEqual(['header-too-long', 'footer-too-long']);
  });

  it('use a lone header as the text', () => {
    expect(interactive(made(choice(['Yes'], { text: ' ', header: { text: 'Hello' } })))).toMatchObject({
      body: { text: 'Hello' },
    });
  });
});

describe('lists', () => {
  it('continue a long label in the description', () => {
    const found = made(choice(['A rather long label for a row', 'b', 'c', 'd'], { openLabel: 'Choose' }));
    expect(interactive(found).action.sections).toEqual([
      {
        title: 'Choose',
        rows: [
          { id: 'o1', title: 'A rather long label for…', description: 'A rather long label for a row' },
          { id: 'o2', title: 'b' },
          { id: 'o3', title: 'c' },
          { id: 'o4', title: 'd' },
        ],
      },
    ]);
    expect(reasons(found)).toEqual(['too-many-options', 'label-too-long']);
    expect(found.degradations.every((step) => !step.lossy)).toBe(true);
  });

  it('write out in the text what fits into no row, with the same numbers', () => {
    const long = 'An option that goes on and on and on, beyond what any row or its description could ever hold';
    const found = made(choice([long, 'Short'], { prefer: 'list' }));
    expect(interactive(found).body.text).toBe(`Which one?\n\n1. ${long}\n2. Short`);
    expect(interactive(found).action.sections[0]?.rows.map((row) => row.title)).toEqual([
      '1. An option that goes…',
      '2. Short',
    ]);
    expect(reasons(found)).toEqual(['option-too-long']);
  });

  it('number labels that look alike', () => {
    const rows = interactive(made(choice(['Yes', 'Yes'], { prefer: 'list' }))).action.sections[0]?.rows;
    expect(rows?.map((row) => row.title)).toEqual(['1. Yes', '2. Yes']);
  });

  it('follow one another for more than ten options, each option once', () => {
    const labels = Array.from({ length: 23 }, (_, index) => `Option ${index + 1}`);
    const found = made(choice(labels, { prefer: 'list', header: { text: 'Menu' } }));
    expect(found.parts).toHaveLength(3);
    const rows = found.parts.map((_, index) => interactive(found, index).action.sections.flatMap((s) => s.rows));
    expect(rows.map((list) => list.length)).toEqual([10, 10, 3]);
    expect(rows.flat().map((row) => row.id)).toEqual(labels.map((_, index) => `o${index + 1}`));
    expect([0, 1, 2].map((index) => interactive(found, index).body.text)).toEqual(['Which one?', '2/3', '3/3']);
    expect(found.degradations).toEqual([
      { from: 'list', to: 'several-lists', reason: 'too-many-options', lossy: false },
    ]);
  });

  it('keep options in their sections, whatever the sizes say', () => {
    const message = choice(['a', 'b', 'c', 'd'], {
      prefer: 'list',
      sections: [
        { title: 'First', size: 1 },
        { title: 'Empty', size: 0 },
        { title: 'Last', size: 1 },
      ],
    });
    const sections = interactive(made(message)).action.sections;
    expect(sections.map(({ title, rows }) => [title, rows.map((row) => row.title)])).toEqual([
      ['First', ['a']],
      ['Last', ['b', 'c', 'd']],
    ]);
  });

  it('send a picture ahead, which cannot head a list', () => {
    const media = { kind: 'image' as const, source: { url: 'https://example.com/a.png' } };
    const found = made(choice(['a'], { prefer: 'list', header: { media } }));
    expect(found.parts.map((part) => part.body.type)).toEqual(['image', 'interactive']);
    expect(reasons(found)).toEqual(['header-not-possible']);
  });
});

describe('other steps down', () => {
  it('sends a long text in parts, parted between paragraphs', () => {
    const found = made({ kind: 'text', text: `${'a'.repeat(3_000)}\n\n${'b'.repeat(3_000)}`, previewLinks: false });
    expect(found.parts.map((part) => (part.body.text as JsonObject).body)).toEqual([
      'a'.repeat(3_000),
      'b'.repeat(3_000),
    ]);
    expect(reasons(found)).toEqual(['text-too-long']);
  });

  it('lets the end of a long caption follow as text', () => {
    const media = { kind: 'image' as const, source: { asset: 'a' } };
    const found = made({ kind: 'media', media, caption: `${'x'.repeat(1_000)} ${'y'.repeat(1_000)}` });
    expect(found.parts.map((part) => part.body.type)).toEqual(['image', 'text']);
    expect(found.parts[1]?.body).toMatchObject({ text: { body: 'y'.repeat(1_000) } });
  });

  it('says in text what a sound cannot carry', () => {
    const media = { kind: 'audio' as const, source: { asset: 'a' } };
    const found = made({ kind: 'media', media, caption: 'Listen' });
    expect(found.parts.map((part) => part.body.type)).toEqual(['audio', 'text']);
    expect(reasons(found)).toEqual(['caption-not-possible']);
  });

  it('keeps the name of a document, and of nothing else', () => {
    const file = (kind: 'document' | 'image') =>
      made({ kind: 'media', media: { kind, source: { asset: 'a' }, filename: 'menu.pdf' } }).parts[0]?.body;
    expect(file('document')).toMatchObject({ document: { filename: 'menu.pdf' } });
    expect(file('image')).toMatchObject({ image: {} });
  });

  it('shortens the label of a link and says it whole in the text', () => {
    const found = made({
      kind: 'link-button',
      text: 'Look:',
      label: 'See all our opening hours',
      url: 'https://example.com',
    });
    expect(interactive(found)).toMatchObject({
      body: { text: 'Look:\n\nSee all our opening hours' },
      action: { parameters: { display_text: 'See all our opening…' } },
    });
  });

  it('writes an address that is no web address into the text', () => {
    const found = made({ kind: 'link-button', text: 'Call us', label: 'Phone', url: 'tel:+15550001111' });
    expect(found.parts.map((part) => part.body.text)).toEqual([{ body: 'Call us\n\nPhone: tel:+15550001111' }]);
    expect(reasons(found)).toEqual(['link-not-possible']);
  });

  it('asks for a place', () => {
    expect(interactive(made({ kind: 'location-request', text: 'Where are you?' }))).toEqual({
      type: 'location_request_message',
      body: { text: 'Where are you?' },
      action: { name: 'send_location' },
    });
  });
});

describe('what cannot be sent at all', () => {
  it.each<[string, OutboundMessage]>([
    ['empty-text', { kind: 'text', text: ' \n', previewLinks: false }],
    ['empty-text', choice(['a'], { text: '' })],
    ['no-options', choice([])],
    [
      'repeated-option',
      choice([], {
        options: [
          { exit: 'a', label: '1' },
          { exit: 'a', label: '2' },
        ],
      }),
    ],
    ['option-id-too-long', choice([], { options: [{ exit: 'a'.repeat(201), label: '1' }] })],
    ['no-target', { kind: 'reaction', to: '', emoji: '👍' }],
    ['no-file', { kind: 'media', media: { kind: 'image', source: { asset: '' } } }],
  ])('%s', (reason, message) => {
    expect(plan(message)).toEqual({ ok: false, reason });
  });
});
