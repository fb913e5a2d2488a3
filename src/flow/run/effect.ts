import type { Json } from '#/lib/json.ts';
import type { OutboundMessage } from '../message/outbound-message.ts';

/** One header or body of an outside call; a secret is named here and only resolved when the call is made. */
export type HeaderValue = { text: string } | { secret: string };

/** A call to somebody else's server. */
export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers: readonly { name: string; value: HeaderValue }[];
  body: string | null;
  timeoutSeconds: number;
}

/** What must be done because of a turn. Names are imperative; performers live in the worker. */
export type Effect =
  | { kind: 'send-message'; message: OutboundMessage; purpose: 'service' | 'marketing' }
  | { kind: 'request-http'; key: string; call: HttpCall }
  | { kind: 'set-field'; field: string; value: Json }
  | { kind: 'change-tags'; add: readonly string[]; remove: readonly string[] }
  | { kind: 'hand-over'; note: string }
  | { kind: 'opt-out' };
export type EffectKind = Effect['kind'];
export type EffectOf<Kind extends EffectKind> = Extract<Effect, { kind: Kind }>;

/** An effect together with the node that asked for it. */
export type PlannedEffect = Effect & { node: string };
