import type { NodeRunner } from '../run/node-runner.ts';
import type { NodeSchema } from './node-schema.ts';

/** The node types that a caller knows, by name: the tables of `nodes/`, handed in because `flow` may not import them. */
export type NodeSchemas = Readonly<Record<string, NodeSchema>>;

/** The behaviours that belong to `NodeSchemas`. */
// biome-ignore lint/suspicious/noExplicitAny: each runner takes its own config, parsed by the schema of the same name
export type NodeRunners = Readonly<Record<string, NodeRunner<any>>>;

/** Looks a type up without reaching into prototypes. */
export function roomOf<T>(rooms: Readonly<Record<string, T>>, type: string): T | undefined {
  return Object.hasOwn(rooms, type) ? rooms[type] : undefined;
}
