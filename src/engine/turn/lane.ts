import type { InboundContent } from '#/flow/message/inbound-content.ts';
import type { LiveFlow } from '#/flow/run/choose-trigger.ts';
import type { CompiledFlow } from '#/flow/run/compile.ts';
import type { PlannedEffect } from '#/flow/run/effect.ts';
import type { FlowEvent } from '#/flow/run/event.ts';
import type { Facts } from '#/flow/run/facts.ts';
import type { RunState } from '#/flow/run/state.ts';
import type { VisitTrace } from '#/flow/run/step.ts';
import type { InboxKind } from '#/server/db/schema/engine.ts';
import type { InboxPayloads } from '../receive/inbox-payload.ts';
import type { AlbumPart } from './album.ts';

/** Something that a lane has to digest; in the order of `(at, id)`. */
export interface LaneEvent {
  id: string;
  kind: InboxKind;
  /** The provider's time. */
  at: number;
  payload: InboxPayloads[InboxKind];
}

/** A run as a turn works on it. */
export interface LaneRun {
  id: string;
  flowId: string;
  versionId: string;
  /** Versions that it was moved away from; its own buttons may still name them. */
  movedFrom: readonly string[];
  engineSchema: number;
  /** Turns so far; 0 before the first has been written. */
  seq: number;
  state: RunState;
  dueAt: number | null;
  heldDueAt: number | null;
  startedAt: number;
  /** Set when it ends in this turn without ending by itself. */
  cancelled: string | null;
  /** True when it was made or changed in this turn. */
  touched: boolean;
  /** `seq` as it stands in the database; null for a new run. */
  storedSeq: number | null;
}

/** The mutex row, as loaded under its lock. */
export interface LaneConversation {
  workspaceId: string;
  bucket: number;
  id: string;
  channelId: string;
  channelKind: string;
  contactId: string;
  owner: 'bot' | 'people';
  ownerEpoch: number;
  lastInAt: number | null;
  /** Provider's id of the contact's last message. */
  lastInProviderId: string | null;
  lastTurnAt: number | null;
}

/** Everything that a lane's turn may read. */
export interface Lane {
  conversation: LaneConversation;
  facts: Facts;
  events: readonly LaneEvent[];
  runs: readonly LaneRun[];
  /** When the contact last said whether they want marketing. */
  consentAt: number | null;
  /** The last picture or file that moved a run, where more of them may follow. */
  album: AlbumPart | null;
  /** Flow starts that wait until the contact is free. */
  queued: number;
  /** Messages that each flow sent to this contact in the current hour. */
  pace: ReadonlyMap<string, number>;
  /** The `traceparent` of this turn, where traces are collected. */
  trace?: string;
}

/** A flow version that is ready to run. */
export interface LoadedVersion {
  workspaceId: string;
  flowId: string;
  engineSchema: number;
  flow: CompiledFlow;
}

/** What lanes of all workspaces share in a turn. */
export interface TurnWorld {
  now: number;
  newId(at?: number): string;
  /** A version that was loaded for this turn. */
  version(id: string): LoadedVersion | undefined;
  liveFlows(workspaceId: string): readonly LiveFlow[];
  /** The version that new runs of a flow use; undefined unless it is live. */
  liveVersion(flowId: string): string | undefined;
}

/** What became of an inbound message. */
export interface Disposition {
  messageId: string;
  outcome: 'resumed-run' | 'started-flow' | 'to-inbox' | 'ignored';
  reason: string | null;
  runId: string | null;
  flowId: string | null;
  because: string | null;
}

/** One turn of one run, for the journal. */
export interface JournalEntry {
  runId: string;
  seq: number;
  messageId: string | null;
  event: FlowEvent;
  trail: readonly VisitTrace[];
  late: boolean;
}

/** An effect with the run that asked for it. */
export interface LaneEffect {
  run: { id: string; flowId: string; versionId: string } | null;
  /** The run's turn; 0 where no run asked. */
  seq: number;
  effect: PlannedEffect;
}

/** What a turn decided for a lane; nothing has been written yet. */
export interface LaneOutcome {
  lane: Lane;
  runs: readonly LaneRun[];
  effects: readonly LaneEffect[];
  journal: readonly JournalEntry[];
  dispositions: readonly Disposition[];
  /** Inbox rows that are dealt with. */
  digested: readonly string[];
  /** Inbox rows that wait until the bot has the conversation again. */
  parked: readonly string[];
  /** Flow starts that must wait until the contact is free. */
  queued: readonly InboxPayloads['start'][];
  /** A run has ended: what was queued may be looked at again. */
  releaseQueue: boolean;
  conversation: {
    lastInAt: number | null;
    lastInProviderId: string | null;
    arrived: number;
    unreadForPeople: number;
  };
  /** Consent that the contact asked for by a word. */
  consent: { change: 'opt-in' | 'opt-out'; word: string; saidAt: number } | null;
}

/** The content of a queued start, for triggers that want it. */
export type StartContent = InboundContent | null;
