import type { Json } from '#/lib/json.ts';
import type { InboundContent } from '../message/inbound-content.ts';
import type { Facts } from './facts.ts';

interface Base {
  /** When the turn happens, milliseconds since 1970; the only clock a flow knows. */
  at: number;
  facts: Facts;
  /** Messages that the flow may still send to this contact in this hour; no limit where it is missing. */
  sendsLeft?: number;
}

/** What an outside call answered. */
export type ActivityResult =
  | { ok: true; status: number; body: Json }
  | { ok: false; reason: 'timeout' | 'unreachable' | 'blocked' | 'too-large' | 'status'; status?: number; body?: Json };

/** What happened to a run. Names are in the past tense. */
export type FlowEvent = Base &
  (
    | { kind: 'started'; node: string; content: InboundContent | null }
    | { kind: 'replied'; content: InboundContent }
    | { kind: 'woke' }
    | { kind: 'activity-finished'; key: string; result: ActivityResult }
  );
export type FlowEventKind = FlowEvent['kind'];
