import type { FlowDocument } from '#/flow/graph/document.ts';
import type { InboundContent } from '#/flow/message/inbound-content.ts';
import { applyEffect } from '#/flow/run/apply-effect.ts';
import { matchTriggers } from '#/flow/run/choose-trigger.ts';
import { type CompiledFlow, compileFlow } from '#/flow/run/compile.ts';
import type { PlannedEffect } from '#/flow/run/effect.ts';
import type { ActivityResult, FlowEvent } from '#/flow/run/event.ts';
import type { ContactFacts, Facts } from '#/flow/run/facts.ts';
import { newRun, type RunState } from '#/flow/run/state.ts';
import { accepts, standingAt, step } from '#/flow/run/step.ts';
import { addDuration, type Duration } from '#/flow/time/duration.ts';
import { timeZoneOf } from '#/flow/time/time-zone.ts';
import { nodeRunners } from '#/nodes/runners.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';

/** Friday, 20 November 2026, 12:00 in UTC: 9 in the morning in São Paulo. */
export const noon = Date.UTC(2026, 10, 20, 12);

/** A contact as most tests want it. */
export const ana: ContactFacts = {
  id: 'c1',
  name: 'Ana Silva',
  phone: '+5511987654321',
  username: null,
  language: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
  tags: [],
  fields: {},
  optedOut: false,
};

/** Effects with the time at which they were asked for. */
export interface Happening {
  at: number;
  effects: readonly PlannedEffect[];
}

/** One contact talking to one flow, without a channel and on a clock of its own. For tests. */
export class Conversation {
  readonly flow: CompiledFlow;
  facts: Facts;
  at: number;
  state: RunState | null = null;
  private known = false;
  private last: readonly PlannedEffect[] = [];
  private readonly history: PlannedEffect[] = [];

  constructor(document: FlowDocument, contact: Partial<ContactFacts> = {}, at = noon) {
    this.flow = compileFlow(document, nodeSchemas, nodeRunners);
    this.facts = {
      contact: { ...ana, ...contact },
      workspace: { name: 'Acme', timeZone: 'UTC' },
      channel: { kind: 'whatsapp-cloud', name: 'Support' },
    };
    this.at = at;
  }

  /** The contact writes. */
  say(text: string): readonly PlannedEffect[] {
    return this.receive({ kind: 'text', text });
  }

  /** The contact taps the newest option with this label. Throws when none was ever offered. */
  tap(label: string): readonly PlannedEffect[] {
    for (const effect of this.history.toReversed()) {
      if (effect.kind !== 'send-message' || effect.message.kind !== 'choice') continue;
      const option = effect.message.options.find((candidate) => candidate.label === label);
      if (!option) continue;
      const target = { version: 'v1', node: effect.node, exit: option.exit };
      return this.receive({ kind: 'choice', label, target, via: effect.message.prefer === 'list' ? 'list' : 'button' });
    }
    throw new Error(`nothing to tap reads "${label}"`);
  }

  /** Anything else that the contact may send. */
  receive(content: InboundContent): readonly PlannedEffect[] {
    const firstContact = !this.known;
    this.known = true;
    const replied: FlowEvent = { kind: 'replied', at: this.at, facts: this.facts, content };
    if (this.state && accepts(this.state, replied)) return this.turn(this.state, replied);
    if (this.state?.status === 'waiting') return this.keep([]);
    const live = [{ flow: 'f1', version: 'v1', compiled: this.flow }];
    const [chosen] = matchTriggers(live, { kind: 'message-received', content, firstContact });
    if (!chosen) return this.keep([]);
    return this.turn(newRun, { kind: 'started', node: chosen.trigger.node, at: this.at, facts: this.facts, content });
  }

  /** The outside call that the run waits for has answered. */
  answer(result: ActivityResult): readonly PlannedEffect[] {
    const key = this.state?.wait?.activity;
    if (!this.state || !key) throw new Error('the run waits for no call');
    return this.turn(this.state, { kind: 'activity-finished', key, result, at: this.at, facts: this.facts });
  }

  /** Time passes; whatever falls due on the way happens at its own time. */
  skip(amount: number, unit: Duration['unit']): readonly Happening[] {
    const until = addDuration(this.at, { amount, unit }, timeZoneOf(this.facts));
    const happenings: Happening[] = [];
    for (let due = this.state?.wait?.dueAt; this.state && due != null && due <= until; due = this.state.wait?.dueAt) {
      this.at = due;
      happenings.push({ at: due, effects: this.turn(this.state, { kind: 'woke', at: due, facts: this.facts }) });
    }
    this.at = until;
    return happenings;
  }

  /** The node where the run rests; null when there is none. */
  get restsAt(): string | null {
    return this.state?.status === 'waiting' ? standingAt(this.state) : null;
  }

  /** What the newest messages of the last turn say. */
  get texts(): string[] {
    return this.last.flatMap((effect) => {
      if (effect.kind !== 'send-message') return [];
      return 'text' in effect.message ? [effect.message.text] : [effect.message.kind];
    });
  }

  private turn(before: RunState, event: FlowEvent): readonly PlannedEffect[] {
    const { state, effects } = step(this.flow, before, event);
    // a stored state has been through JSON
    this.state = JSON.parse(JSON.stringify(state)) as RunState;
    for (const effect of effects) this.facts = applyEffect(this.facts, effect);
    this.history.push(...effects);
    return this.keep(effects);
  }

  private keep(effects: readonly PlannedEffect[]): readonly PlannedEffect[] {
    this.last = effects;
    return effects;
  }
}
