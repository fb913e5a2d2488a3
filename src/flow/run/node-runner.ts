import type { Json, JsonObject } from '#/lib/json.ts';
import type { InboundContent } from '../message/inbound-content.ts';
import type { RenderMode } from '../template/liquid.ts';
import type { Effect } from './effect.ts';
import type { FlowEvent } from './event.ts';
import type { Facts } from './facts.ts';
import type { Wait } from './state.ts';

/** One call of a node's runner. */
export interface Visit<Config> {
  node: string;
  config: Config;
  event: FlowEvent;
  /** True when the run has just arrived; false when `event` wakes a node that was resting. */
  entered: boolean;
  /** What the node left when it last rested; null when entered. */
  memory: Json;
  facts: Facts;
  vars: Readonly<JsonObject>;
  /** The text of the contact's last message to this run, also after a wait; empty where it had none. */
  heard: string;
  /** How many nodes the run has visited, this one included; no two visits of a run share it. */
  step: number;
  /** Tells whether an edge leaves this exit. */
  leadsOn(exit: string): boolean;
  /** Fills the variables of a text; `url` percent-encodes every value that is filled in. Throws `TemplateFault`. */
  render(text: string, mode?: RenderMode): string;
}

/** What a node says when visited. */
export type Outcome =
  | { kind: 'exit'; exit: string; effects?: readonly Effect[]; set?: JsonObject }
  | {
      kind: 'rest';
      wait: Partial<Wait>;
      memory?: Json;
      effects?: readonly Effect[];
      set?: JsonObject;
      /** All that the contact has said here, where it took more than the last message. */
      heard?: string;
    }
  | { kind: 'end'; effects?: readonly Effect[] };

/** Something that may start a flow. */
export interface Occurrence {
  kind: 'message-received';
  content: InboundContent;
  /** The contact had never written before. */
  firstContact: boolean;
}

/** How well a trigger fits; of several with one priority the highest rank, then specificity, wins. */
export interface TriggerMatch {
  /** Keywords 3, new contact 2, any message 1. */
  rank: number;
  specificity: number;
  /** What matched, in the author's words, for "matched keyword *price*". */
  because?: string;
}

/** How a node type behaves. Pure: no clock, no chance, no I/O. */
export interface NodeRunner<Config> {
  visit(visit: Visit<Config>): Outcome;
  /** Triggers only: whether `occurrence` starts the flow. */
  match?(config: Config, occurrence: Occurrence): TriggerMatch | null;
}
