import type { InboundContent } from '#/flow/message/inbound-content.ts';
import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { HttpCall } from '#/flow/run/effect.ts';
import type { ActivityResult } from '#/flow/run/event.ts';
import type { Facts } from '#/flow/run/facts.ts';
import type { Fault, RunState } from '#/flow/run/state.ts';
import { standingAt } from '#/flow/run/step.ts';
import type { Json } from '#/lib/json.ts';

/** What the person at the rehearsal phone does, or lets happen. */
export type Action =
  | { kind: 'say'; content: InboundContent }
  /** A tap on an option of a message that `node` sent. */
  | { kind: 'tap'; node: string; exit: string; label: string; via: 'button' | 'list' }
  | { kind: 'skip'; ms: number }
  /** Lets the clock jump to when the run goes on by itself. */
  | { kind: 'skip-to-due' }
  | { kind: 'answer-http'; result: ActivityResult }
  /** Starts at any node, as if a trigger had led there. */
  | { kind: 'start-at'; node: string };

/** Something that happened and that no bubble shows; the screen has words for each. */
export type Remark =
  | { what: 'started'; node: string; because: string | null }
  | { what: 'nothing-starts' }
  | { what: 'ignored' | 'queued' | 'replaced' }
  | { what: 'waits'; node: string; until: number }
  | { what: 'collects' | 'time-passed'; ms: number }
  | { what: 'calls'; node: string; call: HttpCall }
  | { what: 'answered'; result: ActivityResult }
  | { what: 'field-set'; field: string; value: Json }
  | { what: 'tags-changed'; add: readonly string[]; remove: readonly string[] }
  | { what: 'handed-over'; note: string }
  | { what: 'with-person' }
  | { what: 'opted-out' | 'opted-in' }
  | { what: 'not-sent-opted-out' }
  | { what: 'ended' }
  | { what: 'failed'; fault: Fault };

/** One line of the thread. Times are the virtual clock's, in milliseconds since 1970. */
export type Entry =
  | { kind: 'in'; at: number; content: InboundContent }
  | { kind: 'out'; at: number; node: string; message: OutboundMessage; outsideWindow: boolean }
  | { kind: 'remark'; at: number; remark: Remark };

/** A conversation with a draft, as far as it has come. */
export interface Session {
  /** The virtual clock. */
  now: number;
  facts: Facts;
  run: RunState | null;
  queued: { node: string; content: InboundContent } | null;
  /** The call whose answer the run waits for. */
  call: { key: string; node: string; call: HttpCall } | null;
  withPerson: boolean;
  heard: boolean;
  lastInAt: number | null;
  thread: readonly Entry[];
  /** Exits that were taken, as `node.exit`, in order. */
  walked: readonly string[];
  /** Nodes that were visited. */
  visited: ReadonlySet<string>;
}

/** Before anybody has said anything. */
export function newSession(facts: Facts, startAt: number): Session {
  return {
    now: startAt,
    facts,
    run: null,
    queued: null,
    call: null,
    withPerson: false,
    heard: false,
    lastInAt: null,
    thread: [],
    walked: [],
    visited: new Set(),
  };
}

/** An exit as `walked` names it. */
export function exitKey(node: string, exit: string): string {
  return `${node}.${exit}`;
}

/** The node at which the run waits. */
export function restingAt({ run }: Session): string | null {
  return run?.status === 'waiting' ? standingAt(run) : null;
}

/** Adds a line to the thread. */
export function withEntry(session: Session, entry: Entry): Session {
  return { ...session, thread: [...session.thread, entry] };
}

/** Adds a remark to the thread. */
export function withRemark(session: Session, remark: Remark): Session {
  return withEntry(session, { kind: 'remark', at: session.now, remark });
}
