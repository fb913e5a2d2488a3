import type { z } from 'zod';
import type { NodeSchema } from '#/flow/graph/node-schema.ts';
import { keyword } from './keyword/schema.ts';
import { sendText } from './send-text/schema.ts';
import { wait } from './wait/schema.ts';

/** Every node type, in the order of the palette. */
export const nodeSchemas = {
  keyword,
  'send-text': sendText,
  wait,
} as const satisfies Record<string, NodeSchema>;

export type NodeType = keyof typeof nodeSchemas;
export type ConfigOf<Type extends NodeType> = z.output<(typeof nodeSchemas)[Type]['config']>;
