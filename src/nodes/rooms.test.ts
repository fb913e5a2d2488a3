import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFlow } from '#/flow/checks/check-flow.ts';
import type { NodeSchema } from '#/flow/graph/node-schema.ts';
import { icuArguments } from '#/i18n/icu-arguments.ts';
import { en } from '#/i18n/messages/en.ts';
import { locales } from '#/lib/locales.ts';
import { Conversation } from '#/scenarios/conversation.ts';
import { roomExample } from '#/scenarios/room-example.ts';
import { aroundNode, tinyFlow } from '#/scenarios/tiny-flow.ts';
import { nodeRunners } from './runners.ts';
import { nodeSchemas } from './schemas.ts';
import { nodeViews } from './views.tsx';

const folder = new URL('.', import.meta.url);
/** Form parts that rooms share; not a room. */
const notRooms = new Set(['parts']);
const rooms = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !notRooms.has(entry.name))
  .map(({ name }) => name);
const schemas: Record<string, NodeSchema> = nodeSchemas;

it('every room is in every table, and every line of a table is a room', () => {
  expect(Object.keys(nodeSchemas).sort()).toEqual(rooms.sort());
  expect(Object.keys(nodeRunners)).toEqual(Object.keys(nodeSchemas));
  expect(Object.keys(nodeViews)).toEqual(Object.keys(nodeSchemas));
});

describe.each(rooms)('%s', (room) => {
  const schema = schemas[room] as NodeSchema;

  it('is complete', () => {
    const wanted = ['schema.ts', 'run.ts', 'words.ts', 'card.tsx', 'form.tsx', 'README.md', `${room}.test.ts`];
    expect(wanted.filter((file) => !existsSync(new URL(`${room}/${file}`, folder)))).toEqual([]);
  });

  it('starts with a config that its own schema accepts', () => {
    expect(schema.config.parse(schema.initial())).toEqual(schema.initial());
  });

  it('has words for its name, its summary and its exits, in every language', () => {
    const labels = [schema.initial(), schema.config.parse(roomExample(room))]
      .flatMap((config) => schema.exits(config))
      .filter((exit) => !exit.authored)
      .map((exit) => exit.label);
    for (const locale of locales) {
      const known = { ...en.nodes, ...schema.words[locale] };
      expect(['name', 'summary', ...labels].filter((key) => !Object.hasOwn(known, key))).toEqual([]);
    }
  });

  it('says the same in every language, in messages that can be read', () => {
    for (const locale of locales) {
      for (const [key, text] of Object.entries(schema.words[locale])) {
        expect(icuArguments(text), `${locale} ${key}`).toEqual(icuArguments(schema.words.en[key] ?? ''));
      }
    }
  });

  it('has a README whose example is complete and runs without a fault, whatever happens', () => {
    const example = roomExample(room);
    const config = schema.config.parse(example);
    expect(config).toEqual(example);
    const exits = schema.exits(config).map((exit) => exit.id);
    const document =
      schema.role === 'trigger'
        ? {
            ...tinyFlow(
              { start: [room, example], after: ['send-text', { text: 'left by next' }] },
              'start.next > after',
            ),
          }
        : aroundNode(room, example, exits);
    const own = checkFlow(document, nodeSchemas).filter(
      ({ node, severity }) => node === 'node' && severity === 'error',
    );
    expect(own).toEqual([]);
    if (schema.role === 'annotation') return;

    const openings = schema.role === 'trigger' ? ['how much is it?'] : ['go'];
    const goOn: ((talk: Conversation) => unknown)[] = [
      (talk) => talk.say('3'),
      (talk) => talk.say('something else'),
      (talk) => talk.receive({ kind: 'unsupported', what: 'poll' }),
      (talk) => talk.skip(2, 'days'),
      (talk) =>
        talk.state?.wait?.activity && talk.answer({ ok: true, status: 200, body: { order: { status: 'sent' } } }),
      (talk) => talk.state?.wait?.activity && talk.answer({ ok: false, reason: 'timeout' }),
    ];
    for (const happen of goOn) {
      const talk = new Conversation(document);
      for (const opening of openings) talk.say(opening);
      happen(talk);
      expect(talk.state).toMatchObject({ fault: null, status: expect.stringMatching(/^(waiting|done)$/) });
    }
  });
});
