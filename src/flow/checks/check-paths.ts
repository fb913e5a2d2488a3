import { findLoops } from './find-loops.ts';
import type { FlowShape, ShapedNode } from './flow-shape.ts';
import type { Problem } from './problem.ts';

/** Every node that some trigger leads to, the triggers included. */
function reachable({ nodes, leaving }: FlowShape): Set<string> {
  const seen = new Set<string>();
  const queue = [...nodes].filter(([, { schema }]) => schema?.role === 'trigger').map(([id]) => id);
  for (const id of queue) seen.add(id);
  for (let at = 0; at < queue.length; at++) {
    for (const { to } of leaving.get(queue[at] as string) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      queue.push(to);
    }
  }
  return seen;
}

/** True for nodes at which a run surely pauses; what is not understood is given the benefit of the doubt. */
function rests({ schema, config }: ShapedNode): boolean {
  return !schema || config === undefined || schema.rests?.(config) === true;
}

/** Findings about loops on which a run would never rest; one for each loop, at its first node. */
function checkLoops({ nodes, leaving }: FlowShape): Problem[] {
  const restless = new Set([...nodes].filter(([, shaped]) => !rests(shaped)).map(([id]) => id));
  const next = (id: string) => (leaving.get(id) ?? []).map((edge) => edge.to).filter((to) => restless.has(to));
  const order = new Map([...nodes.keys()].map((id, index) => [id, index]));
  const place = (id: string) => order.get(id) as number;
  return findLoops(restless, next)
    .map((loop) => loop.reduce((first, id) => (place(id) < place(first) ? id : first)))
    .sort((a, b) => place(a) - place(b))
    .map((node) => ({ code: 'loop-without-wait', severity: 'error', node }));
}

/** Everything that can be wrong with the ways through a flow: no start, no way to a node, no rest, no person. */
export function checkPaths(shape: FlowShape): Problem[] {
  const problems: Problem[] = [];
  const reached = reachable(shape);
  if (reached.size === 0) problems.push({ code: 'no-trigger', severity: 'error' });
  let talks = false;
  let person = false;
  for (const [id, { schema }] of shape.nodes) {
    if (reached.has(id)) {
      talks ||= schema?.family === 'send' || schema?.family === 'ask';
      person ||= schema?.reachesPerson === true;
    } else if (reached.size > 0 && schema?.role !== 'annotation') {
      problems.push({ code: 'unreachable', severity: 'warning', node: id });
    }
  }
  problems.push(...checkLoops(shape));
  // WhatsApp asks every bot for a way to a person; a flow that says nothing is no bot
  if (talks && !person) problems.push({ code: 'no-path-to-person', severity: 'warning' });
  return problems;
}
