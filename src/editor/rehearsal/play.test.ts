import { expect, it } from 'vitest';
import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import { compileFlow } from '#/flow/run/compile.ts';
import type { Facts } from '#/flow/run/facts.ts';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { edge, textNode } from '../testing/sample-document.ts';
import { play } from './play.ts';
import type { Action, Session } from './session.ts';

const facts: Facts = {
  contact: {
    id: 'me',
    name: 'Ana Silva',
    phone: null,
    username: null,
    language: 'pt-BR',
    timeZone: null,
    tags: [],
    fields: {},
    optedOut: false,
  },
  workspace: { name: 'Acme', timeZone: 'UTC' },
  channel: { kind: 'whatsapp-cloud', name: 'Acme' },
};
const hours = (amount: number): FlowNode => ({
  id: 'w',
  type: 'wait',
  position: { x: 0, y: 0 },
  config: { until: { how: 'duration', amount, unit: 'hours' } },
});
const keyword = (id: string, word: string, more = {}): FlowNode => ({
  id,
  type: 'keyword',
  position: { x: 0, y: 0 },
  config: { words: [word], match: 'contains', ...more },
});

function rehearse(document: Omit<FlowDocument, 'format'>, actions: readonly Action[]): Session {
  return play(compileFlow({ format: 1, ...document }, nodeSchemas, nodeRunners), { facts, startAt: 0, actions });
}
const say = (text: string): Action => ({ kind: 'say', content: { kind: 'text', text } });

/** The thread in short: what was said, and the names of remarks. */
function thread(session: Session): string[] {
  return session.thread.map((entry) => {
    if (entry.kind === 'in') return `> ${'text' in entry.content ? entry.content.text : entry.content.kind}`;
    if (entry.kind === 'out') return `< ${'text' in entry.message ? entry.message.text : entry.message.kind}`;
    return entry.remark.what;
  });
}

const waiting = {
  nodes: [keyword('k', 'price'), textNode('a', 0, 0, 'Hi {{ contact.first_name }}'), hours(30), textNode('b')],
  edges: [edge('k', 'a'), edge('a', 'w'), edge('w', 'b')],
};

it('talks, waits, and goes on when the clock skips ahead', () => {
  const session = rehearse(waiting, [say('the price?'), { kind: 'skip-to-due' }]);
  expect(thread(session)).toEqual(['> the price?', 'started', '< Hi Ana', 'waits', 'time-passed', '< I am b', 'ended']);
  expect(session.walked).toEqual(['k.next', 'a.next', 'w.next', 'b.next']);
  expect([...session.visited]).toEqual(['k', 'a', 'w', 'b']);
  expect(session.now).toBe(30 * 3_600_000 + 4_000);
});

it('marks what would be sent after the 24-hour window', () => {
  const sent = rehearse(waiting, [say('price'), { kind: 'skip-to-due' }]).thread.filter(
    (entry) => entry.kind === 'out',
  );
  expect(sent.map((entry) => entry.outsideWindow)).toEqual([false, true]);
});

it('takes what is said within some seconds for one answer, and may skip ahead to its end', () => {
  const ask = {
    ...textNode('q'),
    type: 'ask-question',
    config: { text: 'What happened?', answer: { kind: 'text' }, variable: 'story', collectSeconds: 10 },
  };
  const document = {
    nodes: [keyword('k', 'help'), ask, textNode('a', 0, 0, 'So: {{ story }}')],
    edges: [edge('k', 'q'), edge('q', 'a')],
  };
  const session = rehearse(document, [say('help'), say('My parcel'), say('is lost'), { kind: 'skip-to-due' }]);
  expect(thread(session).slice(2)).toEqual([
    '< What happened?',
    '> My parcel',
    'collects',
    '> is lost',
    'time-passed',
    '< So: My parcel\nis lost',
    'ended',
  ]);
});

it('does not wake a run before it is due', () => {
  const session = rehearse(waiting, [say('price'), { kind: 'skip', ms: 29 * 3_600_000 }]);
  expect(thread(session).at(-1)).toBe('time-passed');
  expect(session.run?.status).toBe('waiting');
});

it('says when nothing starts', () => {
  expect(thread(rehearse(waiting, [say('hello')]))).toEqual(['> hello', 'nothing-starts']);
});

it.each([
  ['ignore', ['waits', '> price', 'ignored']],
  ['queue', ['waits', '> price', 'queued']],
  ['replace', ['waits', '> price', 'replaced', 'started', '< Hi Ana', 'waits']],
  ['hand-over', ['waits', '> price', 'handed-over']],
])('keeps to the rule "%s" while a run goes on', (whenBusy, expected) => {
  const nodes = [keyword('k', 'price', { whenBusy }), ...waiting.nodes.slice(1)];
  expect(thread(rehearse({ ...waiting, nodes }, [say('price'), say('price')])).slice(3)).toEqual(expected);
});

it('starts what was queued once the run is over', () => {
  const nodes = [keyword('k', 'price', { whenBusy: 'queue' }), ...waiting.nodes.slice(1)];
  const session = rehearse({ ...waiting, nodes }, [say('price'), say('price'), { kind: 'skip-to-due' }]);
  expect(thread(session).slice(-5)).toEqual(['< I am b', 'ended', 'started', '< Hi Ana', 'waits']);
});

it('starts at any step', () => {
  expect(thread(rehearse(waiting, [{ kind: 'start-at', node: 'b' }]))).toEqual(['started', '< I am b', 'ended']);
});

it('lets go of a loop of short waits', () => {
  const loop = { nodes: [keyword('k', 'go'), { ...hours(1), id: 'w' }], edges: [edge('k', 'w'), edge('w', 'w')] };
  const session = rehearse(loop, [say('go'), { kind: 'skip', ms: 365 * 24 * 3_600_000 }]);
  expect(session.now).toBe(365 * 24 * 3_600_000 + 4_000);
});

it('shows at once what a changed draft would have said', () => {
  const changed = { ...waiting, nodes: waiting.nodes.map((n) => (n.id === 'a' ? textNode('a', 0, 0, 'Changed') : n)) };
  expect(thread(rehearse(changed, [say('price')]))[2]).toBe('< Changed');
});

it('stops marketing on the usual word: the run that listens ends, and the built-in confirmation follows', () => {
  const ask = {
    ...textNode('q'),
    type: 'ask-question',
    config: { text: 'How many?', answer: { kind: 'text' }, variable: 'many' },
  };
  const document = { nodes: [keyword('k', 'price'), ask], edges: [edge('k', 'q')] } as Omit<FlowDocument, 'format'>;
  const session = rehearse(document, [say('price'), say('Parar!'), say('Parar!'), say('inscrever')]);
  const goodbye = '< Você não vai mais receber mensagens de marketing. Escreva INSCREVER se mudar de ideia.';
  expect(thread(session)).toEqual([
    '> price',
    'started',
    '< How many?',
    '> Parar!',
    'opted-out',
    'replaced',
    goodbye,
    '> Parar!',
    'opted-out',
    goodbye,
    '> inscrever',
    'opted-in',
    '< Que bom ter você de volta. Escreva PARAR quando quiser deixar de receber mensagens.',
  ]);
  expect(session.facts.contact.optedOut).toBe(false);
});

it('leaves the answer to a flow made for the word; "start" from those who never left is any message', () => {
  const document = { nodes: [keyword('k', 'stop', { match: 'exact' }), textNode('a')], edges: [edge('k', 'a')] };
  const session = rehearse(document, [say('start'), say('STOP')]);
  expect(thread(session)).toEqual(['> start', 'nothing-starts', '> STOP', 'opted-out', 'started', '< I am a', 'ended']);
  expect(session.facts.contact.optedOut).toBe(true);
});
