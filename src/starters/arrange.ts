import type { z } from 'zod';
import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import type { NodeSchema } from '#/flow/graph/node-schema.ts';
import { type NodeType, nodeSchemas } from '#/nodes/schemas.ts';

/** A step of a starter before it has a place. */
export type Step = Omit<FlowNode, 'position'>;

/** One step of a starter, with whatever its config does not leave to defaults. */
export function step<Type extends NodeType>(
  id: string,
  type: Type,
  config: z.input<(typeof nodeSchemas)[Type]['config']>,
  label?: string,
): Step {
  const schema: NodeSchema = nodeSchemas[type];
  return { id, type, ...(label && { label }), config: schema.config.parse(config) as Step['config'] };
}

/** How far apart columns begin; a card is 264 wide. */
const columnWidth = 360;
const gap = 48;
const charactersPerLine = 34;

/** About how high a card is drawn, on the high side, in pixels of the canvas. */
export function estimateHeight({ type, config }: Step): number {
  const schema: NodeSchema = nodeSchemas[type as NodeType];
  const [body] = schema.texts?.(config) ?? [];
  const text = typeof config.text === 'string' ? config.text : (body?.text ?? '');
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersPerLine)), 0);
  return 48 + 40 + lines * 22 + 32 * schema.exits(config).length + 16;
}

/** Sets steps out in columns from left to right, each filled from the top, so that the first of each form a straight line. */
export function arrange(columns: readonly (readonly Step[])[], edges: readonly string[]): FlowDocument {
  const nodes = columns.flatMap((column, index) => {
    let y = 0;
    return column.map((step): FlowNode => {
      const placed = { ...step, position: { x: index * columnWidth, y } };
      y += Math.ceil((estimateHeight(step) + gap) / 16) * 16;
      return placed;
    });
  });
  return {
    format: 1,
    nodes,
    edges: edges.map((edge) => {
      const [source = '', to = ''] = edge.split(' > ');
      const [from = '', exit = ''] = source.split('.');
      return { from, exit, to };
    }),
  };
}
