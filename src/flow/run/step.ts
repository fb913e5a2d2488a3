import type { Json, JsonObject } from '#/lib/json.ts';
import { utf8Length } from '#/lib/utf8-length.ts';
import { textOf } from '../message/inbound-content.ts';
import { renderText, type Scope, scopeOf, TemplateFault } from '../template/render.ts';
import { applyEffect } from './apply-effect.ts';
import type { CompiledFlow, CompiledNode } from './compile.ts';
import type { PlannedEffect } from './effect.ts';
import type { FlowEvent } from './event.ts';
import type { Facts } from './facts.ts';
import type { Outcome } from './node-runner.ts';
import { type Fault, type Frame, type RunState, runLimits, type Wait } from './state.ts';

/** One node that a turn passed, and the exit it took; null where the run rested or ended. */
export interface VisitTrace {
  node: string;
  exit: string | null;
}

/** What a turn did. `accepted` is false when the event was none of this run's business; then nothing changed. */
export interface Turn {
  accepted: boolean;
  state: RunState;
  effects: readonly PlannedEffect[];
  trail: readonly VisitTrace[];
}

/** Tells whether an event can move a run that stands in this state. */
export function accepts(state: RunState, event: FlowEvent): boolean {
  switch (event.kind) {
    case 'started':
      return state.status === 'active' && state.frames.length === 0;
    case 'replied':
      return state.status === 'waiting' && state.wait?.reply === true;
    case 'woke':
      return state.status === 'waiting' && state.wait?.dueAt != null && event.at >= state.wait.dueAt;
    case 'activity-finished':
      return state.status === 'waiting' && state.wait?.activity === event.key;
  }
}

/** The node where a run stands. */
export function standingAt(state: RunState): string | null {
  return state.frames.at(-1)?.node ?? null;
}

/**
 * Moves a run by one event until it rests, ends or fails. Pure: time, chance and facts come with the event, nothing is
 * thrown, and the same input always gives the same output.
 */
export function step(flow: CompiledFlow, before: RunState, event: FlowEvent): Turn {
  if (!accepts(before, event)) return { accepted: false, state: before, effects: [], trail: [] };
  return new Stepper(flow, before, event).run();
}

/**
 * When a run that waits would go on if its wait began at this moment; null where it waits for no time, or for the rest of
 * an answer. Never earlier than it would have gone on anyway.
 */
export function dueAnew(flow: CompiledFlow, state: RunState, moment: Pick<FlowEvent, 'at' | 'facts'>): number | null {
  const due = state.wait?.dueAt ?? null;
  if (due === null || state.wait?.collecting) return null;
  return Math.max(due, new Stepper(flow, state, { kind: 'woke', ...moment }).dueOnArrival() ?? moment.at);
}

/** The working copy of one turn. */
class Stepper {
  private readonly flow: CompiledFlow;
  private readonly event: FlowEvent;
  private readonly outer: readonly Frame[];
  private readonly effects: PlannedEffect[] = [];
  private readonly trail: VisitTrace[] = [];
  private facts: Facts;
  private vars: Readonly<JsonObject>;
  private heard: string;
  private node: string | null;
  private memory: Json;
  private steps: number;
  private sends = 0;
  private scope: Scope | null = null;

  constructor(flow: CompiledFlow, before: RunState, event: FlowEvent) {
    this.flow = flow;
    this.event = event;
    this.facts = event.facts;
    this.vars = before.vars;
    const content = event.kind === 'started' || event.kind === 'replied' ? event.content : null;
    this.heard = content ? textOf(content) : (before.heard ?? '');
    this.steps = before.steps;
    const top = before.frames.at(-1);
    this.outer = before.frames.slice(0, -1);
    this.node = event.kind === 'started' ? event.node : (top?.node ?? null);
    this.memory = top?.memory ?? null;
  }

  run(): Turn {
    let entered = this.event.kind === 'started';
    const jump = this.jumpTarget();
    if (jump !== undefined) {
      this.node = jump;
      this.memory = null;
      entered = true;
    }
    for (let visits = 0; this.node !== null; visits++) {
      if (visits >= runLimits.nodesPerTurn) return this.fail({ code: 'too-many-nodes-in-turn', node: this.node });
      if (this.steps >= runLimits.stepsPerRun) return this.fail({ code: 'too-many-steps', node: this.node });
      const node = this.flow.nodes.get(this.node);
      if (!node) return this.fail({ code: 'node-missing', node: this.node });
      this.steps++;
      const outcome = this.visit(node, entered);
      if ('code' in outcome) return this.fail(outcome);
      const fault = this.take(node.id, outcome);
      if (fault) return this.fail(fault);
      if (outcome.kind === 'rest') return this.rest(node.id, outcome);
      const exit = outcome.kind === 'exit' ? outcome.exit : null;
      this.trail.push({ node: node.id, exit });
      this.node = exit === null ? null : (node.exits.get(exit) ?? null);
      this.memory = null;
      entered = true;
    }
    return this.finish({ status: 'done', frames: [], wait: null, fault: null });
  }

  /** When the node would go on by itself if the run had just come to it; null when it would not rest there for a time. */
  dueOnArrival(): number | null {
    const node = this.node === null ? undefined : this.flow.nodes.get(this.node);
    this.memory = null;
    const outcome = node && this.visit(node, true);
    return outcome && 'kind' in outcome && outcome.kind === 'rest' ? (outcome.wait.dueAt ?? null) : null;
  }

  /** A tap on a button of an earlier node leads where that button led, not into the question that is open now. */
  private jumpTarget(): string | undefined {
    const { event } = this;
    if (event.kind !== 'replied' || event.content.kind !== 'choice' || !event.content.target) return undefined;
    const { node, exit } = event.content.target;
    if (node === this.node) return undefined;
    const origin = this.flow.nodes.get(node);
    if (!origin) return undefined;
    const target = origin.exits.get(exit);
    // a button that leads nowhere must not end the run: its label then counts as what the person said
    if (target === undefined) return undefined;
    this.trail.push({ node, exit });
    return target;
  }

  private visit(node: CompiledNode, entered: boolean): Outcome | Fault {
    try {
      return node.visit({
        event: this.event,
        entered,
        memory: this.memory,
        facts: this.facts,
        vars: this.vars,
        heard: this.heard,
        step: this.steps,
        render: (text, mode) => renderText(text, this.scopeNow(), mode),
      });
    } catch (thrown) {
      const detail = thrown instanceof Error ? thrown.message : String(thrown);
      return { code: thrown instanceof TemplateFault ? 'template-broken' : 'node-broken', node: node.id, detail };
    }
  }

  private scopeNow(): Scope {
    this.scope ??= scopeOf(this.facts, this.vars, this.heard, this.event.at);
    return this.scope;
  }

  /** Books effects and variables of an outcome. */
  private take(node: string, outcome: Outcome): Fault | null {
    for (const effect of outcome.effects ?? []) {
      if (effect.kind === 'send-message') {
        this.sends++;
        if (this.sends > runLimits.sendsPerTurn) return { code: 'too-many-sends-in-turn', node };
        if (this.sends > (this.event.sendsLeft ?? this.sends)) return { code: 'too-many-sends-in-hour', node };
      }
      this.effects.push({ ...effect, node });
      this.facts = applyEffect(this.facts, effect);
      this.scope = null;
    }
    if (outcome.kind === 'rest' && outcome.heard !== undefined) {
      this.heard = outcome.heard;
      this.scope = null;
    }
    if (outcome.kind !== 'end' && outcome.set) {
      this.vars = { ...this.vars, ...outcome.set };
      this.scope = null;
    }
    return null;
  }

  private rest(node: string, outcome: Extract<Outcome, { kind: 'rest' }>): Turn {
    const wait: Wait = { reply: false, dueAt: null, activity: null, ...outcome.wait };
    if (!wait.reply && wait.dueAt === null && wait.activity === null) return this.fail({ code: 'never-resumes', node });
    this.trail.push({ node, exit: null });
    const frames = [...this.outer, { node, memory: outcome.memory ?? null }];
    return this.finish({ status: 'waiting', frames, wait, fault: null });
  }

  private finish(end: Pick<RunState, 'status' | 'frames' | 'wait' | 'fault'>): Turn {
    const state: RunState = { ...end, ...this.known(), steps: this.steps };
    if (end.status === 'waiting' && utf8Length(JSON.stringify(state)) > runLimits.stateBytes) {
      return this.fail({ code: 'state-too-large', node: this.node });
    }
    return { accepted: true, state, effects: this.effects, trail: this.trail };
  }

  /** What the run knows and says from now on. */
  private known(): Pick<RunState, 'vars' | 'heard'> {
    const { heardLength } = runLimits;
    const heard = this.heard.length > heardLength ? [...this.heard].slice(0, heardLength).join('') : this.heard;
    return { vars: this.vars, ...(heard && { heard }) };
  }

  /** A failed turn keeps what it had already asked for: those messages were meant to be sent. */
  private fail(fault: Fault): Turn {
    const state: RunState = {
      status: 'failed',
      frames: [...this.outer, { node: fault.node, memory: null }],
      ...(fault.code === 'state-too-large' ? { vars: {} } : this.known()),
      wait: null,
      steps: this.steps,
      fault,
    };
    return { accepted: true, state, effects: this.effects, trail: this.trail };
  }
}
