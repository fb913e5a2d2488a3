import { expect, it } from 'vitest';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { Conversation } from '#/scenarios/conversation.ts';
import { tinyFlow } from '#/scenarios/tiny-flow.ts';
import type { FlowDocument } from '../graph/document.ts';
import { isNewer } from '../graph/is-newer.ts';
import { migrateDocument } from '../graph/migrate.ts';
import { checkFlow } from './check-flow.ts';

// The rows of the list of hostile inputs that concern flows; B44, B50, B52 and B53 also stand with limits, templates and patterns.

const errors = (document: FlowDocument) =>
  checkFlow(document, nodeSchemas)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, node }) => (node ? `${code} ${node}` : code));
const say = (text: string) => ['send-text', { text }] as [string, Record<string, unknown>];

it('B41: a circle without a wait is refused, and stopped where it runs all the same', () => {
  const loop = tinyFlow({ a: say('a'), b: ['tag', { add: ['x'] }] }, 'start.next > a', 'a.next > b', 'b.next > a');
  expect(errors(loop)).toEqual(['loop-without-wait a']);
  const talk = new Conversation(loop);
  expect(talk.say('go').length).toBeLessThanOrEqual(40);
  expect(talk.state).toMatchObject({ status: 'failed', fault: { code: 'too-many-sends-in-turn' } });

  const silent = tinyFlow({ a: ['tag', { add: ['x'] }] }, 'start.next > a', 'a.next > a');
  const quiet = new Conversation(silent);
  quiet.say('go');
  expect(quiet.state).toMatchObject({
    status: 'failed',
    steps: 200,
    fault: { code: 'too-many-nodes-in-turn', node: 'a' },
  });
});

it('B42: self-edges, double edges and two edges from one exit are refused by name', () => {
  const flow = tinyFlow(
    { a: say('a'), b: say('b') },
    'start.next > a',
    'a.next > b',
    'a.next > b',
    'a.next > a',
    'b.next > b',
  );
  expect(errors(flow)).toEqual(['loop-without-wait a', 'edge-duplicate a', 'edge-duplicate a', 'loop-without-wait b']);
});

it('B43: loose edges, orphans and a missing start are listed; two starts are fine', () => {
  const loose = tinyFlow({ a: say('a'), b: say('b') }, 'start.next > gone', 'gone.next > a');
  expect(checkFlow(loose, nodeSchemas).map(({ code, node }) => `${code} ${node}`)).toEqual([
    'edge-dangling start',
    'edge-dangling a',
    'open-exit start',
    'unreachable a',
    'unreachable b',
  ]);
  const two = tinyFlow({ any: ['any-message'], a: ['hand-over'] }, 'start.next > a', 'any.next > a');
  expect(checkFlow(two, nodeSchemas)).toEqual([]);
});

it('B45: a chain of 5,000 nodes needs no deep stack', () => {
  const size = 5_000;
  const chain: FlowDocument = {
    format: 1,
    nodes: Array.from({ length: size }, (_, index) => ({
      id: `n${index}`,
      type: index === 0 ? 'any-message' : 'tag',
      position: { x: 0, y: 0 },
      config: index === 0 ? {} : { add: ['x'] },
    })),
    edges: Array.from({ length: size - 1 }, (_, index) => ({ from: `n${index}`, exit: 'next', to: `n${index + 1}` })),
  };
  expect(checkFlow(chain, nodeSchemas)).toEqual([]);
  const ring = { ...chain, edges: [...chain.edges, { from: `n${size - 1}`, exit: 'next', to: 'n1' }] };
  expect(errors(ring)).toEqual(['loop-without-wait n1']);
});

it('B47: unknown types are kept as they are and named; newer formats are refused', () => {
  const future = { ...tinyFlow({ x: ['teleport', { where: { far: [1] } }] }, 'start.next > x') };
  const kept = migrateDocument(JSON.parse(JSON.stringify(future)));
  expect(kept).toEqual({ ok: true, document: future });
  expect(errors(future)).toEqual(['unknown-type x']);
  expect(migrateDocument({ ...future, format: 99 })).toMatchObject({ ok: false, code: 'flow-newer-format' });
  const plain = tinyFlow({ a: say('a') }, 'start.next > a');
  const newer = { ...plain, format: 99 as never };
  expect([future, newer, plain].map((draft) => isNewer(draft, nodeSchemas))).toEqual([true, true, false]);
  const talk = new Conversation(future);
  talk.say('go');
  expect(talk.state).toMatchObject({ status: 'failed', fault: { code: 'node-missing', node: 'x' } });
});

it('B48: numbers out of all bounds are refused; ten years are not', () => {
  const wait = (amount: unknown, unit = 'seconds') =>
    errors(
      tinyFlow(
        { w: ['wait', { until: { how: 'duration', amount, unit } }], a: ['hand-over'] },
        'start.next > w',
        'w.next > a',
      ),
    );
  expect([wait(Number.NaN), wait(Number.POSITIVE_INFINITY), wait(-1), wait('5'), wait(1e300)].flat()).toEqual(
    Array(5).fill('config-invalid w'),
  );
  expect([wait(1e9), wait(0), wait(3_651, 'days')].flat()).toEqual(Array(3).fill('number-out-of-range w'));
  expect(wait(3_650, 'days')).toEqual([]);
});

it('B50, B52: texts that try to run code, or to take for ever, are refused or stay harmless', () => {
  const text = (value: string) => errors(tinyFlow({ a: say(value) }, 'start.next > a'));
  expect(text("{{constructor.constructor('return process')()}}")).toEqual(['template-invalid a']);
  expect(text('{{__proto__.x}}')).toEqual(['variable-unknown a']);
  expect(text('{{#each}}')).toEqual(['template-invalid a']);
  expect(text('<%= process.env %>')).toEqual([]);
  expect(text('{{'.repeat(10_000))).toContain('template-invalid a');
  expect(text('{{'.repeat(1_000_000))).toEqual(['config-invalid a']);
});

it('B52: a text that grows beyond 64 kB ends its run, told with the node, and nothing of it is sent', () => {
  const heard = '{{ message.text }}';
  const start = ['keyword', { words: ['go'], match: 'contains' }] as [string, Record<string, unknown>];
  const grows = (more: string) =>
    tinyFlow({ start, a: say('before'), b: say(more), c: say('after') }, 'start.next > a', 'a.next > b', 'b.next > c');
  const talk = new Conversation(grows(heard.repeat(20)));
  expect(talk.say(`go ${'x'.repeat(4_000)}`)).toHaveLength(1);
  expect(talk.state).toMatchObject({ status: 'failed', fault: { code: 'template-broken', node: 'b' } });
  const squared = new Conversation(grows('{{ message.text | replace: "x", message.text }}'));
  expect(squared.say(`go ${'x'.repeat(4_000)}`)).toHaveLength(1);
  expect(squared.state).toMatchObject({ status: 'failed', fault: { code: 'template-broken', node: 'b' } });
});

it('B47: a setting that this version does not know is named, and kept', () => {
  const future = tinyFlow({ a: ['send-text', { text: 'a', voice: 'deep' }] }, 'start.next > a');
  expect(errors(future)).toEqual(['config-invalid a']);
  expect(migrateDocument(JSON.parse(JSON.stringify(future)))).toEqual({ ok: true, document: future });
});

it('B53, B54: patterns run in linear time; broken, huge and looking-back ones are refused', () => {
  const pattern = (word: string) =>
    errors(tinyFlow({ start: ['keyword', { words: [word], match: 'regex' }], a: ['hand-over'] }, 'start.next > a'));
  expect([pattern('('), pattern('(a)\\1'), pattern('(?<!a)b')].flat()).toEqual(Array(3).fill('regex-invalid start'));
  expect(pattern('x'.repeat(100_000))).toContain('config-invalid start');
  expect(pattern('^(([a-z])+.)+[A-Z]([a-z])+$')).toEqual([]);
  const talk = new Conversation(tinyFlow({ start: ['keyword', { words: ['(a+)+$'], match: 'regex' }] }));
  talk.say(`${'a'.repeat(4_095)}!`);
  expect(talk.state).toBeNull();
});

it('B55: headers that could cheat a server are refused', () => {
  const header = (name: string, value: string) =>
    errors(
      tinyFlow(
        {
          h: ['http-request', { method: 'GET', url: 'https://a.test', headers: [{ name, value: { text: value } }] }],
          a: ['hand-over'],
        },
        'start.next > h',
        'h.ok > a',
        'h.failed > a',
      ),
    );
  expect(header('Authorization', 'Bearer x')).toEqual([]);
  for (const [name, value] of [
    ['Host', 'evil.test'],
    ['Transfer-Encoding', 'chunked'],
    ['X\r\nHost', 'a'],
    ['X', 'a\r\nHost: evil'],
    ['proxy-connection', 'x'],
  ] as const) {
    expect(header(name, value)).toEqual(['header-forbidden h']);
  }
});
