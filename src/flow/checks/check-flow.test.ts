import { describe, expect, it } from 'vitest';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { type TinyNode, tinyFlow } from '#/scenarios/tiny-flow.ts';
import type { FlowDocument, FlowEdge } from '../graph/document.ts';
import { checkFlow } from './check-flow.ts';

const text: TinyNode = ['send-text', { text: 'Hello' }];
const person: TinyNode = ['hand-over', {}];
const position = { x: 0, y: 0 };

/** The findings as `code node exit field`, without what is missing. */
function find(document: FlowDocument): string[] {
  return checkFlow(document, nodeSchemas).map(({ code, node, exit, field }) =>
    [code, node, exit, field].filter((part) => part !== undefined).join(' '),
  );
}

const sound = () => tinyFlow({ a: text, b: person }, 'start.next > a', 'a.next > b');

describe('checkFlow', () => {
  it('finds nothing in a sound flow', () => {
    expect(find(sound())).toEqual([]);
  });

  it('asks for a trigger, once', () => {
    const document = sound();
    expect(find({ ...document, nodes: document.nodes.slice(1), edges: [] })).toEqual(['no-trigger']);
    expect(find({ format: 1, nodes: [], edges: [] })).toEqual(['no-trigger']);
  });

  it('names types it does not know and configs it cannot read, and keeps checking the rest', () => {
    const flow = tinyFlow({ a: ['teleport'], b: ['send-text', { text: 7 }], c: ['send-text', { text: '' }] });
    expect(find(flow).filter((line) => !line.startsWith('unreachable'))).toEqual([
      'unknown-type a',
      'config-invalid b text',
      'field-empty c text',
      'open-exit start next',
    ]);
  });

  it('refuses fields that a config does not have', () => {
    expect(find(tinyFlow({ a: ['send-text', { text: 'x', colour: 'red' }] }))).toContain('config-invalid a');
  });

  it.each<[string, FlowEdge, string]>([
    ['to a node that is gone', { from: 'a', exit: 'next', to: 'gone' }, 'edge-dangling a next'],
    ['from a node that is gone', { from: 'gone', exit: 'next', to: 'a' }, 'edge-dangling a next'],
    ['from an exit that is gone', { from: 'a', exit: 'later', to: 'b' }, 'edge-unknown-exit a later'],
    ['into a trigger', { from: 'c', exit: 'next', to: 'start' }, 'edge-to-trigger c next'],
    ['into a note', { from: 'c', exit: 'next', to: 'n' }, 'edge-to-note c next'],
    ['drawn twice', { from: 'a', exit: 'next', to: 'b' }, 'edge-duplicate a next'],
    ['second from its exit', { from: 'a', exit: 'next', to: 'c' }, 'edge-duplicate a next'],
    ['into itself', { from: 'c', exit: 'next', to: 'c' }, 'loop-without-wait c'],
  ])('finds an edge %s', (_name, edge, finding) => {
    const flow = tinyFlow({ a: text, b: person, c: text, n: ['note', { text: '' }] }, 'start.next > a', 'a.next > b');
    expect(find({ ...flow, edges: [...flow.edges, edge] })).toContain(finding);
  });

  it('finds a loop that never rests, once, and leaves one that rests alone', () => {
    const nodes = {
      a: text,
      b: text,
      w: ['wait', { until: { how: 'duration', amount: 1, unit: 'hours' } }] as TinyNode,
    };
    const restless = tinyFlow(nodes, 'start.next > a', 'a.next > b', 'b.next > a');
    expect(find(restless).filter((line) => line.startsWith('loop'))).toEqual(['loop-without-wait a']);
    const resting = tinyFlow(nodes, 'start.next > a', 'a.next > b', 'b.next > w', 'w.next > a');
    expect(find(resting).filter((line) => line.startsWith('loop'))).toEqual([]);
  });

  it('warns of nodes that no trigger leads to, but not of notes', () => {
    const flow = tinyFlow({ a: text, b: person, c: text, n: ['note', { text: '' }] }, 'start.next > b', 'c.next > a');
    expect(find(flow)).toEqual(['unreachable a', 'unreachable c']);
  });

  it('warns of open exits unless they may stay open', () => {
    const split: TinyNode = ['condition', { groups: [{ rules: [{ on: 'tag', tag: 'vip', is: 'present' }] }] }];
    expect(find(tinyFlow({ a: split, b: person }, 'start.next > a', 'a.yes > b'))).toEqual(['open-exit a no']);
  });

  it('finds two nodes with one id', () => {
    const flow = sound();
    const twin = { id: 'a', type: 'end', position, config: {} };
    expect(find({ ...flow, nodes: [...flow.nodes, twin] })).toEqual(['node-duplicate a']);
  });

  it('warns of a flow that talks and leads to nobody', () => {
    expect(find(tinyFlow({ a: text }, 'start.next > a'))).toEqual(['no-path-to-person']);
    expect(find(tinyFlow({ a: ['tag', { add: ['x'] }] }, 'start.next > a'))).toEqual([]);
  });

  it('reads the variables of every text', () => {
    const flow = tinyFlow(
      {
        a: ['send-text', { text: '{{ nmae }} {{ contact.plan }} {{ contact.plan | default: "none" }} {{ now }}' }],
        b: ['send-text', { text: '{{ name' }],
        c: ['send-text', { text: '{% for a in b %}{% endfor %}' }],
        d: ['ask-question', { text: '?', answer: { kind: 'text' }, variable: 'name' }],
        e: ['send-text', { text: '{{ name }} {{ message.text }} {{ message.foo }}' }],
      },
      'start.next > a',
    );
    const texts = checkFlow(flow, nodeSchemas).filter(({ code }) => /variable|template/.test(code));
    expect(texts.map(({ code, node, details }) => [code, node, details])).toEqual([
      ['variable-unknown', 'a', { name: 'nmae' }],
      ['template-invalid', 'b', { reason: 'output "{{ name" not closed' }],
      ['template-forbidden', 'c', { name: 'for' }],
      ['variable-unknown', 'e', { name: 'message.foo' }],
      ['variable-without-fallback', 'a', { name: 'contact.plan' }],
    ]);
  });

  it('puts errors first', () => {
    const severities = checkFlow(tinyFlow({ a: text, b: ['send-text', { text: '' }] }), nodeSchemas).map(
      (p) => p.severity,
    );
    expect(severities).toEqual([...severities].sort());
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']));
  });
});
