import type { WhenTakenOver } from '#/flow/graph/document.ts';
import { applyEffect } from '#/flow/run/apply-effect.ts';
import { engineSchema } from '#/flow/run/engine-schema.ts';
import type { FlowEvent } from '#/flow/run/event.ts';
import type { Facts } from '#/flow/run/facts.ts';
import { newRun } from '#/flow/run/state.ts';
import { accepts, dueAnew, step } from '#/flow/run/step.ts';
import type { JournalEntry, Lane, LaneEffect, LaneRun, StartContent, TurnWorld } from './lane.ts';

/** Messages that one flow may send to one contact in one hour. */
const sendsPerHour = 60;

/** What happened to a run, before the turn adds its moment. */
type Happening = FlowEvent extends infer Event
  ? Event extends FlowEvent
    ? Omit<Event, 'at' | 'facts'>
    : never
  : never;

/** What started or moved a run, for the journal. */
export interface Cause {
  messageId: string | null;
  late: boolean;
}

const byItself: Cause = { messageId: null, late: false };

/** The runs of one lane during one turn: moves them, and books what they ask for. */
export class LaneRuns {
  readonly effects: LaneEffect[] = [];
  readonly journal: JournalEntry[] = [];
  facts: Facts;
  owner: 'bot' | 'people';
  /** A run has ended, or the bot is back: queued starts may be looked at again. */
  released = false;
  private readonly runs: LaneRun[];
  private readonly pace: Map<string, number>;
  private readonly world: TurnWorld;

  constructor(lane: Lane, world: TurnWorld) {
    this.world = world;
    this.runs = lane.runs.map((run) => ({ ...run }));
    this.pace = new Map(lane.pace);
    this.facts = lane.facts;
    this.owner = lane.conversation.owner;
  }

  /** The runs that this turn has changed. */
  touched(): LaneRun[] {
    return this.runs.filter((run) => run.touched);
  }

  /** The run that the next message belongs to. */
  listening(): LaneRun | undefined {
    return this.runs.find((run) => isWaiting(run) && run.state.wait?.reply);
  }

  /** A run of this flow that has not ended. */
  ofFlow(flowId: string): LaneRun | undefined {
    return this.runs.find((run) => isWaiting(run) && run.flowId === flowId);
  }

  byId(id: string): LaneRun | undefined {
    return this.runs.find((run) => run.id === id);
  }

  /** Begins a run at a node; null when its version cannot be run here. */
  start(
    at: { flowId: string; versionId: string; node: string },
    content: StartContent,
    cause: Cause = byItself,
    id?: string,
  ): LaneRun | null {
    const run = this.add(at, id);
    return this.move(run, { kind: 'started', node: at.node, content }, cause) ? run : null;
  }

  /** Keeps a run that never began, so that everybody sees why. */
  refuse(at: { flowId: string; versionId: string }, reason: string, id?: string): void {
    const run = this.add(at, id);
    run.cancelled = reason;
    run.touched = true;
  }

  private add(at: { flowId: string; versionId: string }, id = this.world.newId()): LaneRun {
    const run: LaneRun = {
      id,
      flowId: at.flowId,
      versionId: at.versionId,
      movedFrom: [],
      engineSchema,
      seq: 0,
      state: newRun,
      dueAt: null,
      heldDueAt: null,
      startedAt: this.world.now,
      cancelled: null,
      touched: false,
      storedSeq: null,
    };
    this.runs.push(run);
    return run;
  }

  /** Moves one run by one event; false when the event is none of its business. */
  move(run: LaneRun, happening: Happening, cause: Cause = byItself): boolean {
    const version = this.world.version(run.versionId);
    const sendsLeft = sendsPerHour - (this.pace.get(run.flowId) ?? 0);
    const event = { ...happening, at: this.world.now, facts: this.facts, sendsLeft } as FlowEvent;
    if (!version || run.cancelled || run.engineSchema > engineSchema || !accepts(run.state, event)) return false;
    const turn = step(version.flow, run.state, event);
    run.state = turn.state;
    run.dueAt = turn.state.wait?.dueAt ?? null;
    run.heldDueAt = null;
    run.seq++;
    run.touched = true;
    this.journal.push({ runId: run.id, seq: run.seq, event, trail: turn.trail, ...cause });
    for (const effect of turn.effects) this.book(run, effect);
    if (run.state.status !== 'waiting') this.released = true;
    else if (run.state.wait?.reply) this.silenceOthers(run);
    return true;
  }

  /** Ends a run from outside. Its state stays as its own turns left it, so that a replay agrees. */
  cancel(run: LaneRun, reason: string): void {
    run.cancelled = reason;
    run.dueAt = null;
    run.heldDueAt = null;
    run.touched = true;
    this.released = true;
  }

  /** Wakes what is due until then, in the order of time. */
  wakeUntil(at: number): void {
    // timers that this worker cannot serve, of a newer engine's runs, stay as they are
    const unserved = new Set<LaneRun>();
    for (;;) {
      const due = this.runs
        .filter((run) => isWaiting(run) && !unserved.has(run) && run.dueAt !== null && run.dueAt <= at)
        .sort((a, b) => (a.dueAt as number) - (b.dueAt as number))[0];
      if (!due) return;
      if (this.owner === 'people') holdTimer(due);
      else if (!this.move(due, { kind: 'woke' })) unserved.add(due);
    }
  }

  /** People take the conversation over: runs end whose flow wants that, but never the one that hands it over. */
  giveToPeople(by?: LaneRun): void {
    this.owner = 'people';
    for (const run of this.runs) {
      if (run !== by && isWaiting(run) && this.whenTakenOver(run) === 'stop') this.cancel(run, 'taken-over');
    }
  }

  /** People had the conversation until now: runs end, or wait from the beginning, as their flows want it. */
  takeBack(): void {
    for (const run of this.runs) {
      const rule = isWaiting(run) && this.whenTakenOver(run);
      if (rule === 'stop') this.cancel(run, 'taken-over');
      if (rule === 'restart') this.waitAnew(run);
    }
  }

  private waitAnew(run: LaneRun): void {
    const flow = this.world.version(run.versionId)?.flow;
    const dueAt = flow ? dueAnew(flow, run.state, { at: this.world.now, facts: this.facts }) : null;
    if (dueAt === null) return;
    run.dueAt = dueAt;
    run.heldDueAt = null;
    run.touched = true;
  }

  private whenTakenOver(run: LaneRun): WhenTakenOver | undefined {
    return this.world.version(run.versionId)?.flow.whenTakenOver;
  }

  /** The bot has the conversation again: clocks go on, and what was queued may start. */
  resume(): void {
    this.released = true;
    for (const run of this.runs) {
      if (run.heldDueAt === null || !isWaiting(run)) continue;
      run.dueAt = Math.max(run.heldDueAt, this.world.now);
      run.heldDueAt = null;
      run.touched = true;
    }
  }

  private book(run: LaneRun, effect: LaneEffect['effect']): void {
    if (effect.kind === 'send-message') this.pace.set(run.flowId, (this.pace.get(run.flowId) ?? 0) + 1);
    if (effect.kind === 'hand-over') this.giveToPeople(run);
    this.effects.push({ run: { id: run.id, flowId: run.flowId, versionId: run.versionId }, seq: run.seq, effect });
    this.facts = applyEffect(this.facts, effect);
  }

  /** One question at a time: whoever asked before stops listening. */
  private silenceOthers(asking: LaneRun): void {
    for (const run of this.runs) {
      if (run !== asking && isWaiting(run) && run.state.wait?.reply) this.cancel(run, 'another-question');
    }
  }
}

function isWaiting(run: LaneRun): boolean {
  return run.cancelled === null && run.state.status === 'waiting';
}

/** While people own the conversation the bot's clocks stand still. */
function holdTimer(run: LaneRun): void {
  run.heldDueAt = run.dueAt;
  run.dueAt = null;
  run.touched = true;
}
