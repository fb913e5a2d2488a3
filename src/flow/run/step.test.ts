import { describe, expect, it } from 'vitest';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import type { FlowDocument } from '../graph/document.ts';
import { compileFlow } from './compile.ts';
import type { Facts } from './facts.ts';
import { newRun } from './state.ts';
import { step } from './step.ts';

const facts: Facts = {
  contact: {
    id: 'c1',
    name: 'Ana Silva',
    phone: '+5511987654321',
    username: null,
    language: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    tags: [],
    fields: {},
    optedOut: false,
  },
  workspace: { name: 'Acme', timeZone: 'UTC' },
  channel: { kind: 'whatsapp-cloud', name: 'Support' },
};
const at = { x: 0, y: 0 };
const document: FlowDocument = {
  format: 1,
  nodes: [
    { id: 'k', type: 'keyword', position: at, config: { words: ['price'], match: 'contains' } },
    { id: 'a', type: 'send-text', position: at, config: { text: 'Hi {{ contact.first_name }}' } },
    { id: 'w', type: 'wait', position: at, config: { until: { how: 'duration', amount: 2, unit: 'seconds' } } },
    { id: 'b', type: 'send-text', position: at, config: { text: 'Still there?' } },
  ],
  edges: [
    { from: 'k', exit: 'next', to: 'a' },
    { from: 'a', exit: 'next', to: 'w' },
    { from: 'w', exit: 'next', to: 'b' },
  ],
};
const flow = compileFlow(document, nodeSchemas, nodeRunners);
const start = { kind: 'started', node: 'k', at: 1_000, facts, content: { kind: 'text', text: 'price' } } as const;

describe('step', () => {
  it('goes on until the run rests, and again until it ends', () => {
    const first = step(flow, newRun, start);
    expect(first.effects.map((e) => e.kind === 'send-message' && e.message)).toMatchObject([{ text: 'Hi Ana' }]);
    expect(first.state).toMatchObject({ status: 'waiting', wait: { dueAt: 3_000 }, steps: 3 });
    const second = step(flow, first.state, { kind: 'woke', at: 3_000, facts });
    expect(second.effects).toMatchObject([{ node: 'b', message: { text: 'Still there?' } }]);
    expect(second.state.status).toBe('done');
  });
  it('leaves a run alone that an event does not concern', () => {
    const { state } = step(flow, newRun, start);
    const early = step(flow, state, { kind: 'woke', at: 2_999, facts });
    expect(early).toEqual({ accepted: false, state, effects: [], trail: [] });
    expect(step(flow, state, { kind: 'replied', at: 2_000, facts, content: start.content }).accepted).toBe(false);
  });
  it('stops a loop without a wait, and says where', () => {
    const loop = compileFlow(
      {
        ...document,
        edges: [
          { from: 'k', exit: 'next', to: 'a' },
          { from: 'a', exit: 'next', to: 'a' },
        ],
      },
      nodeSchemas,
      nodeRunners,
    );
    const turn = step(loop, newRun, start);
    expect(turn.state).toMatchObject({ status: 'failed', fault: { code: 'too-many-sends-in-turn', node: 'a' } });
    expect(turn.effects).toHaveLength(20);
  });
});
