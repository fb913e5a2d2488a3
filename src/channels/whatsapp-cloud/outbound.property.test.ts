import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeChoiceToken } from '#/flow/message/choice-token.ts';
import { type OutboundMessage, outboundMessage } from '#/flow/message/outbound-message.ts';
import type { Json, JsonObject } from '#/lib/json.ts';
import { capabilities, wireLimits } from './limits.ts';
import { planMessage } from './outbound.ts';

const version = '019a9c7e-5d2b-7c3e-8f10-aabbccddeeff';
const context = { token: (exit: string) => writeChoiceToken({ version, node: 'n'.repeat(40), exit }) };

const piece = fc.constantFrom(
  'a',
  'word ',
  '. ',
  '\n',
  '\n\n',
  '\r\n',
  'é',
  'ß',
  '日本',
  '👨‍👩‍👧‍👦',
  '🇧🇷',
  'e\u0301\u0302',
  ' \u0301',
  'مرحبا ',
  'x'.repeat(30),
  '👍🏽',
);
const phrase = (maxLength: number) => fc.array(piece, { maxLength }).map((parts) => parts.join(''));
const longText = fc.oneof(
  phrase(20),
  phrase(400),
  fc.tuple(phrase(30), fc.integer({ min: 1, max: 80 })).map(([p, n]) => p.repeat(n)),
);
const media = fc.record({
  kind: fc.constantFrom('image', 'video', 'audio', 'document', 'sticker'),
  source: fc.constantFrom({ asset: 'a1' }, { url: 'https://example.com/a' }),
});
const header = fc.option(fc.oneof(fc.record({ text: phrase(20) }), fc.record({ media })), { nil: undefined });
const footer = fc.option(phrase(20), { nil: undefined });
const option = fc.record({ label: phrase(12), description: fc.option(phrase(12), { nil: undefined }) });
const choice = fc
  .record({
    kind: fc.constant('choice'),
    text: longText,
    options: fc.oneof(fc.array(option, { maxLength: 4 }), fc.array(option, { maxLength: 45 })),
    prefer: fc.constantFrom('buttons', 'list'),
    header,
    footer,
    openLabel: fc.option(phrase(8), { nil: undefined }),
    sections: fc.option(
      fc.array(fc.record({ title: phrase(6), size: fc.integer({ min: -1, max: 12 }) }), { maxLength: 12 }),
      {
        nil: undefined,
      },
    ),
  })
  .map((message) => ({ ...message, options: message.options.map((o, i) => ({ ...o, exit: `o${i + 1}` })) }));
const url = fc.constantFrom(
  'https://example.com/a?b=c',
  'http://x',
  'tel:+1',
  '',
  'nonsense',
  `https://example.com/${'a'.repeat(2_000)}`,
);
const message = fc.oneof(
  fc.record({ kind: fc.constant('text'), text: longText, previewLinks: fc.boolean() }),
  fc.record({ kind: fc.constant('media'), media, caption: fc.option(longText, { nil: undefined }) }),
  { arbitrary: choice, weight: 3 },
  fc.record({ kind: fc.constant('link-button'), text: longText, label: phrase(12), url, header, footer }),
  fc.record({ kind: fc.constant('location-request'), text: longText }),
) as fc.Arbitrary<OutboundMessage>;

type Interactive = {
  type: string;
  header?: { type: string; text?: string };
  body: { text: string };
  footer?: { text: string };
  action: {
    button?: string;
    buttons?: { reply: { id: string; title: string } }[];
    sections?: { title: string; rows: { id: string; title: string; description?: string }[] }[];
    parameters?: { display_text: string; url: string };
  };
};

function between(text: string | undefined, min: number, max: number): void {
  expect(text?.trim().length ?? 0).toBeGreaterThanOrEqual(min);
  expect(text?.length ?? 0).toBeLessThanOrEqual(max);
  expect(text?.isWellFormed() ?? true).toBe(true);
}

/** Checks one body against Meta's limits and answers the ids of its options. */
function checkBody(body: JsonObject): string[] {
  const { text, image, video, audio, document, sticker, interactive } = body as {
    [key: string]: { body?: string; caption?: string };
  } & { interactive?: Interactive };
  if (text) between(text.body, 1, capabilities.text.max);
  for (const file of [image, video, document]) between(file?.caption, 0, capabilities.caption.max);
  for (const file of [audio, sticker]) expect(file?.caption).toBeUndefined();
  if (!interactive) return [];
  const list = interactive.type === 'list';
  between(interactive.body.text, 1, capabilities.interactive[list ? 'listBody' : 'body'].max);
  if (interactive.header?.type === 'text') between(interactive.header.text, 1, 60);
  else if (interactive.header) expect(['image', 'video', 'document']).toContain(interactive.header.type);
  if (list && interactive.header) expect(interactive.header.type).toBe('text');
  if (interactive.footer) between(interactive.footer.text, 1, 60);
  if (interactive.action.parameters) between(interactive.action.parameters.display_text, 1, 20);
  const buttons = interactive.action.buttons?.map((button) => button.reply) ?? [];
  if (interactive.type === 'button') expect(buttons.length >= 1 && buttons.length <= 3).toBe(true);
  for (const button of buttons) {
    between(button.title, 1, 20);
    between(button.id, 1, wireLimits.buttonId);
  }
  expect(new Set(buttons.map((button) => button.title)).size).toBe(buttons.length);
  const sections = interactive.action.sections ?? [];
  const rows = sections.flatMap((section) => section.rows);
  if (list) {
    between(interactive.action.button, 1, 20);
    expect(sections.length >= 1 && sections.length <= 10 && rows.length >= 1 && rows.length <= 10).toBe(true);
  }
  for (const section of sections) {
    between(section.title, 1, 24);
    expect(section.rows.length).toBeGreaterThan(0);
  }
  for (const row of rows) {
    between(row.title, 1, 24);
    between(row.description, 0, 72);
    between(row.id, 1, wireLimits.rowId);
  }
  expect(new Set(rows.map((row) => row.title)).size).toBe(rows.length);
  return [...buttons, ...rows].map((item) => item.id);
}

/** Every text that a body shows, in reading order; headers apart, for they stand between a text and its beginning. */
function wordsOf(value: Json, key = ''): string[] {
  if (typeof value === 'string') return shownKeys.has(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'header' ? [] : wordsOf(inner, name)));
}
const shownKeys = new Set(['body', 'text', 'caption', 'title', 'description', 'display_text', 'url', 'button']);

const squeezed = (text: string) => text.replace(/\s/gu, '');

/** Every text that the author wrote. */
function authored(wanted: OutboundMessage): string[] {
  if (wanted.kind === 'text' || wanted.kind === 'location-request') return [wanted.text];
  if (wanted.kind === 'media') return [wanted.caption ?? ''];
  if (wanted.kind !== 'choice' && wanted.kind !== 'link-button') return [];
  const head = wanted.header && 'text' in wanted.header ? wanted.header.text : '';
  const options =
    wanted.kind === 'choice'
      ? wanted.options.flatMap((o) => [o.label, o.description ?? ''])
      : [wanted.label, wanted.url];
  return [wanted.text, head, wanted.footer ?? '', ...options];
}

it('keeps every limit, offers every option once and loses no text', () => {
  fc.assert(
    fc.property(message, (wanted) => {
      const plan = planMessage(wanted, context);
      if (!plan.ok) {
        expect(['empty-text', 'no-options']).toContain(plan.reason);
        return;
      }
      const ids = plan.parts.flatMap((part) => checkBody(part.body));
      const exits = wanted.kind === 'choice' ? wanted.options.map((o) => context.token(o.exit)) : [];
      expect(ids).toEqual(exits);
      const headers = plan.parts.flatMap((part) =>
        wordsOf((part.body as { interactive?: JsonObject }).interactive?.header ?? null),
      );
      const said = squeezed([...plan.parts.flatMap((part) => wordsOf(part.body)), ...headers].join(''));
      for (const text of authored(wanted)) expect(said).toContain(squeezed(text));
      for (const part of plan.parts) expect(outboundMessage.safeParse(part.shown).error).toBeUndefined();
      const simple = plan.parts.length === 1 && plan.degradations.length === 0;
      if (!simple) expect(plan.degradations.length).toBeGreaterThan(0);
    }),
    { numRuns: 2_000 },
  );
});
