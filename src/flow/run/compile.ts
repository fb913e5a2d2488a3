import type { FlowDocument, WhenTakenOver } from '../graph/document.ts';
import { type NodeRunners, type NodeSchemas, roomOf } from '../graph/rooms.ts';
import type { TriggerConfig } from '../graph/trigger.ts';
import type { NodeRunner, Occurrence, Outcome, TriggerMatch, Visit } from './node-runner.ts';

/** A node that is ready to be visited. */
export interface CompiledNode {
  id: string;
  type: string;
  /** Exit to target node; an open exit is missing. */
  exits: ReadonlyMap<string, string>;
  visit(visit: Omit<Visit<unknown>, 'config' | 'node' | 'leadsOn'>): Outcome;
}

/** A trigger that is ready to be asked. */
export interface CompiledTrigger extends TriggerConfig {
  node: string;
  match(occurrence: Occurrence): TriggerMatch | null;
}

/** A flow version that is ready to run. Never changes; may be shared by every run of the version. */
export interface CompiledFlow {
  nodes: ReadonlyMap<string, CompiledNode>;
  triggers: readonly CompiledTrigger[];
  whenTakenOver: WhenTakenOver;
}

/** Prepares a document for running. Nodes of unknown types or with broken configs are left out: reaching one is a fault. */
export function compileFlow(document: FlowDocument, schemas: NodeSchemas, runners: NodeRunners): CompiledFlow {
  const exits = new Map<string, Map<string, string>>();
  for (const edge of document.edges) {
    const own = exits.get(edge.from) ?? new Map<string, string>();
    if (!own.has(edge.exit)) own.set(edge.exit, edge.to);
    exits.set(edge.from, own);
  }
  const nodes = new Map<string, CompiledNode>();
  const triggers: CompiledTrigger[] = [];
  for (const node of document.nodes) {
    const schema = roomOf(schemas, node.type);
    const runner: NodeRunner<unknown> | undefined = roomOf(runners, node.type);
    const config = schema?.config.safeParse(node.config);
    if (!schema || !runner || !config?.success) continue;
    const own = exits.get(node.id) ?? new Map<string, string>();
    nodes.set(node.id, {
      id: node.id,
      type: node.type,
      exits: own,
      visit: (visit) =>
        runner.visit({ ...visit, node: node.id, config: config.data, leadsOn: (exit) => own.has(exit) }),
    });
    if (schema.role === 'trigger' && runner.match) {
      const { priority, whenBusy } = config.data as TriggerConfig;
      triggers.push({
        node: node.id,
        priority,
        whenBusy,
        match: (occurrence) => runner.match?.(config.data, occurrence) ?? null,
      });
    }
  }
  return { nodes, triggers, whenTakenOver: document.settings?.whenTakenOver ?? 'continue' };
}
