import type { EffectKind, EffectOf } from '#/flow/run/effect.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import type { LaneConversation } from './lane.ts';

/** One effect to carry out, with where it came from. */
export interface Planned<Kind extends EffectKind> {
  conversation: LaneConversation;
  run: { id: string; flowId: string; versionId: string } | null;
  /** The run's turn that asked; 0 where no run did. */
  seq: number;
  node: string;
  effect: EffectOf<Kind>;
  /** The time that new ids must carry to sort after the lane's earlier ones. */
  at: number;
  /** The `traceparent` of the turn, where traces are collected. */
  trace?: string;
}

/** Carries out the effects of one kind, all of a turn together, inside the turn's transaction. */
export type EffectPerformer<Kind extends EffectKind> = (
  tx: RawTx,
  deps: EngineDeps,
  planned: readonly Planned<Kind>[],
) => Promise<void>;

/** A performer for every kind; the worker fills the table. */
export type EffectPerformers = { [Kind in EffectKind]: EffectPerformer<Kind> };
