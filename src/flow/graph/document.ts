import { z } from 'zod';

/** What one flow may hold; above it saving is refused. */
export const documentLimits = { nodes: 2_000, edges: 20_000, bytes: 2 * 1024 * 1024, label: 120 } as const;

/** The version of the document's own shape; `migrateDocument` lifts older ones. */
export const documentFormat = 1;

const coordinate = z.number().min(-1e6).max(1e6);

/** One step as it is saved. `config` is parsed by the node type's own schema, so that an unknown type is kept untouched. */
export const flowNode = z.strictObject({
  id: z.string().regex(/^[a-zA-Z0-9_-]{1,40}$/),
  type: z.string().min(1).max(40),
  label: z.string().max(documentLimits.label).optional(),
  position: z.strictObject({ x: coordinate, y: coordinate }),
  config: z.record(z.string(), z.unknown()),
});
export type FlowNode = z.infer<typeof flowNode>;

/** A line from a named exit of one node to another node. */
export const flowEdge = z.strictObject({
  from: z.string().min(1).max(40),
  exit: z.string().min(1).max(40),
  to: z.string().min(1).max(40),
});
export type FlowEdge = z.infer<typeof flowEdge>;

/**
 * What becomes of a flow's waiting runs when people take over the conversation: they go on where they were once the bot
 * has it back, they end, or their waits begin anew then.
 */
export const whenTakenOverRules = ['continue', 'stop', 'restart'] as const;
export type WhenTakenOver = (typeof whenTakenOverRules)[number];

/** What holds for the flow as a whole. */
export const flowSettings = z.strictObject({ whenTakenOver: z.enum(whenTakenOverRules).optional() });

/** A flow as it is drawn and saved. */
export const flowDocument = z.strictObject({
  format: z.literal(documentFormat),
  nodes: z.array(flowNode).max(documentLimits.nodes),
  edges: z.array(flowEdge).max(documentLimits.edges),
  /** Missing, as in documents of earlier releases, everything is as usual. */
  settings: flowSettings.optional(),
});
export type FlowDocument = z.infer<typeof flowDocument>;

/** A flow without any node. */
export const emptyDocument: FlowDocument = { format: documentFormat, nodes: [], edges: [] };

/** The identity of an edge on the canvas and in problem lists. */
export function edgeKey(edge: FlowEdge): string {
  return `${edge.from}.${edge.exit}>${edge.to}`;
}
