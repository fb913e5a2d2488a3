import type { BroadcastContent } from '#/flow/audience/broadcast.ts';
import { documentFormat, type FlowDocument } from '#/flow/graph/document.ts';
import { compileFlow } from '#/flow/run/compile.ts';
import type { EffectOf } from '#/flow/run/effect.ts';
import type { Facts } from '#/flow/run/facts.ts';
import { newRun } from '#/flow/run/state.ts';
import { step } from '#/flow/run/step.ts';
import { nodeRunners } from './runners.ts';
import { nodeSchemas } from './schemas.ts';

/** What one person would get, or why nothing. */
export type Rendered = { ok: true; send: EffectOf<'send-message'> } | { ok: false; reason: 'empty' | 'fault' };

/** A message that stands alone, as a broadcast sends it. */
export type MessageAlone = Extract<BroadcastContent, { kind: 'message' }>;

/** The id of the only node that sends. */
export const messageNode = 'message';

/** The message as a flow of its own, so that it is checked as one. */
export function documentOf({ type, config }: MessageAlone): FlowDocument {
  const position = { x: 0, y: 0 };
  return {
    format: documentFormat,
    nodes: [
      { id: 'start', type: 'any-message', config: nodeSchemas['any-message'].initial() as never, position },
      { id: messageNode, type, config, position },
    ],
    edges: [{ from: 'start', exit: 'next', to: messageNode }],
  };
}

/**
 * Prepares a message for many people. It is a node like in a flow, and is run as one, so that a text means the same in
 * both, and whatever can be sent by a flow can be broadcast.
 */
export function openMessage(content: MessageAlone): (facts: Facts, at: number) => Rendered {
  const flow = compileFlow(documentOf(content), nodeSchemas, nodeRunners);
  return (facts, at) => {
    const { state, effects, trail } = step(flow, newRun, {
      kind: 'started',
      node: messageNode,
      content: null,
      at,
      facts,
    });
    if (state.status === 'failed') return { ok: false, reason: 'fault' };
    const send = effects.find((effect) => effect.kind === 'send-message');
    if (send) return { ok: true, send };
    return { ok: false, reason: trail.some(({ exit }) => exit === 'unfilled') ? 'fault' : 'empty' };
  };
}
