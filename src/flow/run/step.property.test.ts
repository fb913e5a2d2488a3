import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { arbitraryContent, arbitraryFlow } from '#/scenarios/arbitrary-flow.ts';
import { ana, noon } from '#/scenarios/conversation.ts';
import type { InboundContent } from '../message/inbound-content.ts';
import { applyEffect } from './apply-effect.ts';
import { type CompiledFlow, compileFlow } from './compile.ts';
import type { ActivityResult, FlowEvent } from './event.ts';
import type { Facts } from './facts.ts';
import { newRun, type RunState, runLimits } from './state.ts';
import { step, type Turn } from './step.ts';

/** What happens next, before it is known where the run stands. */
type Happening = { said: InboundContent } | { wakes: true } | { answers: boolean };
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: arbitraryContent.map((said) => ({ said })) },
  { weight: 1, arbitrary: fc.constant({ wakes: true as const }) },
  { weight: 1, arbitrary: fc.boolean().map((answers) => ({ answers })) },
);
const history = fc.array(happening, { maxLength: 12 });

function eventOf(happening: Happening, state: RunState, at: number, facts: Facts): FlowEvent {
  if ('said' in happening) return { kind: 'replied', at, facts, content: happening.said };
  if ('wakes' in happening) return { kind: 'woke', at: Math.max(at, state.wait?.dueAt ?? at), facts };
  const key = state.wait?.activity ?? 'none';
  const result: ActivityResult = happening.answers
    ? { ok: true, status: 200, body: { x: [1] } }
    : { ok: false, reason: 'timeout' };
  return { kind: 'activity-finished', at, facts, key, result };
}

/** Plays a history from the start; `restore` stands for what storage does between turns. */
function play(flow: CompiledFlow, happenings: readonly Happening[], restore: (state: RunState) => RunState): Turn[] {
  let facts: Facts = {
    contact: ana,
    workspace: { name: 'Acme', timeZone: 'UTC' },
    channel: { kind: 'whatsapp-cloud', name: 'Support' },
  };
  let at = noon;
  let state = newRun;
  const turns: Turn[] = [];
  const take = (event: FlowEvent) => {
    at = event.at + 1_000;
    const turn = step(flow, state, event);
    state = restore(turn.state);
    for (const effect of turn.effects) facts = applyEffect(facts, effect);
    turns.push(turn);
  };
  take({ kind: 'started', node: 'start', at, facts, content: { kind: 'text', text: 'hi' } });
  for (const next of happenings) take(eventOf(next, state, at, facts));
  return turns;
}

const compile = (document: Parameters<typeof compileFlow>[0]) => compileFlow(document, nodeSchemas, nodeRunners);

it('is deterministic, and its state survives JSON', () => {
  fc.assert(
    fc.property(arbitraryFlow, history, (document, happenings) => {
      const once = play(compile(document), happenings, (state) => state);
      const again = play(compile(document), happenings, (state) => JSON.parse(JSON.stringify(state)) as RunState);
      expect(JSON.stringify(again)).toBe(JSON.stringify(once));
    }),
    { numRuns: 300, seed: 20_261_120 },
  );
});

it('always rests, ends or fails; what rests can be resumed; limits hold', () => {
  fc.assert(
    fc.property(arbitraryFlow, history, (document, happenings) => {
      for (const { state, effects, trail, accepted } of play(compile(document), happenings, (s) => s)) {
        expect(['waiting', 'done', 'failed']).toContain(state.status);
        expect(state.status === 'waiting').toBe(state.wait !== null);
        expect(state.status === 'failed').toBe(state.fault !== null);
        if (state.wait) {
          const { reply, dueAt, activity } = state.wait;
          expect(reply || activity !== null || Number.isFinite(dueAt)).toBe(true);
          expect(Buffer.byteLength(JSON.stringify(state))).toBeLessThanOrEqual(runLimits.stateBytes);
        }
        expect(effects.filter(({ kind }) => kind === 'send-message').length).toBeLessThanOrEqual(
          runLimits.sendsPerTurn,
        );
        expect(trail.length).toBeLessThanOrEqual(runLimits.nodesPerTurn + 1);
        if (!accepted) expect(effects).toEqual([]);
      }
    }),
    { numRuns: 300, seed: 20_261_121 },
  );
});
