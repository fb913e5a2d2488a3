import { textOf } from '#/flow/message/inbound-content.ts';
import { applyEffect } from '#/flow/run/apply-effect.ts';
import { type ChosenTrigger, matchTriggers } from '#/flow/run/choose-trigger.ts';
import type { FlowEvent } from '#/flow/run/event.ts';
import type { Facts } from '#/flow/run/facts.ts';
import { newRun } from '#/flow/run/state.ts';
import { accepts, step } from '#/flow/run/step.ts';
import { pickLocale } from '#/lib/locales.ts';
import type { InboxPayloads } from '../receive/inbox-payload.ts';
import { consentConfirmation, consentWord } from './consent-words.ts';
import type {
  Disposition,
  JournalEntry,
  Lane,
  LaneEffect,
  LaneEvent,
  LaneOutcome,
  LaneRun,
  StartContent,
  TurnWorld,
} from './lane.ts';

/** The interpreter that this program runs; runs of a newer one are left to newer workers. */
export const engineSchema = 1;

/** Messages that one flow may send to one contact in one hour. */
const sendsPerHour = 60;

/** Flow starts that may wait for one contact. */
const queuedAtMost = 10;

type Message = InboxPayloads['message'];

/** Decides, without touching anything, what a lane's events and due timers lead to. */
export function digestLane(lane: Lane, world: TurnWorld): LaneOutcome {
  return new Digest(lane, world).run();
}

class Digest {
  private readonly lane: Lane;
  private readonly world: TurnWorld;
  private readonly runs: LaneRun[];
  private readonly effects: LaneEffect[] = [];
  private readonly journal: JournalEntry[] = [];
  private readonly dispositions: Disposition[] = [];
  private readonly digested: string[] = [];
  private readonly queued: InboxPayloads['start'][] = [];
  private readonly pace: Map<string, number>;
  private facts: Facts;
  private owner: 'bot' | 'people';
  private releaseQueue = false;
  private readonly conversation: LaneOutcome['conversation'];
  private consent: LaneOutcome['consent'] = null;

  constructor(lane: Lane, world: TurnWorld) {
    this.lane = lane;
    this.world = world;
    this.runs = lane.runs.map((run) => ({ ...run }));
    this.pace = new Map(lane.pace);
    this.facts = lane.facts;
    this.owner = lane.conversation.owner;
    this.conversation = {
      lastInAt: lane.conversation.lastInAt,
      lastInProviderId: null,
      arrived: 0,
      unreadForPeople: 0,
    };
  }

  run(): LaneOutcome {
    const events = [...this.lane.events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    for (const event of events) {
      // a timer that was due before the message came first; at the same moment the message wins
      this.wakeUntil(event.at - 1);
      this.take(event);
      this.digested.push(event.id);
    }
    this.wakeUntil(this.world.now);
    const { lane, runs, effects, journal, dispositions, digested, queued, releaseQueue, conversation, consent } = this;
    const touched = runs.filter((run) => run.touched);
    return {
      lane,
      runs: touched,
      effects,
      journal,
      dispositions,
      digested,
      queued,
      releaseQueue,
      conversation,
      consent,
    };
  }

  private take(event: LaneEvent): void {
    if (event.kind === 'message') this.takeMessage(event, event.payload as Message);
    if (event.kind === 'start') this.takeQueuedStart(event.payload as InboxPayloads['start']);
    if (event.kind === 'owner-changed' && this.owner === 'bot') this.resume();
    if (event.kind === 'activity') {
      const { runId, key, result } = event.payload as InboxPayloads['activity'];
      const run = this.runs.find((candidate) => candidate.id === runId);
      if (run) this.stepRun(run, { kind: 'activity-finished', key, result, ...this.moment() }, null, false);
    }
  }

  private moment(): { at: number; facts: Facts } {
    return { at: this.world.now, facts: this.facts };
  }

  // ---- messages

  private takeMessage(event: LaneEvent, message: Message): void {
    const late = this.conversation.lastInAt !== null && event.at < this.conversation.lastInAt;
    this.conversation.arrived++;
    if (!late) {
      this.conversation.lastInAt = event.at;
      this.conversation.lastInProviderId = message.providerId;
    }
    const decided = this.decide(message, late);
    this.dispositions.push({ messageId: message.messageId, runId: null, flowId: null, because: null, ...decided });
    if (decided.outcome === 'to-inbox') this.conversation.unreadForPeople++;
  }

  private decide(message: Message, late: boolean): Pick<Disposition, 'outcome' | 'reason'> & Partial<Disposition> {
    const { content } = message;
    const word = content.kind === 'text' ? consentWord(content.text) : null;
    const asked = word && this.changeConsent(word, textOf(content)) ? word : null;
    if (this.owner === 'people') return { outcome: 'to-inbox', reason: asked ?? 'owned-by-people' };
    const occurrence = { kind: 'message-received', content, firstContact: message.firstContact } as const;
    const matching = matchTriggers(this.world.liveFlows(this.lane.conversation.workspaceId), occurrence);
    if (asked) {
      // a flow that the author made for this very word answers instead of the built-in confirmation
      const own = matching.find((chosen) => chosen.match.rank === 3);
      if (own) return this.start(own, message, late);
      this.confirmConsent(asked);
      return { outcome: 'ignored', reason: asked };
    }
    const listening = this.runs.find((run) => run.state.status === 'waiting' && run.state.wait?.reply);
    const interrupting = matching.find((chosen) => chosen.trigger.whenBusy !== 'ignore');
    if (listening) return this.answer(listening, message, late, interrupting);
    const old = this.oldButton(message, late);
    if (old) return old;
    const [best] = matching;
    if (!best) return { outcome: 'to-inbox', reason: 'no-trigger' };
    const busy = this.runs.find((run) => run.flowId === best.flow && run.state.status === 'waiting');
    if (busy) return this.startWhileBusy(best, busy, message, late);
    return this.start(best, message, late);
  }

  /** A run listens: it gets the message, unless a trigger insists on interrupting. */
  private answer(
    run: LaneRun,
    message: Message,
    late: boolean,
    interrupting: ChosenTrigger | undefined,
  ): Pick<Disposition, 'outcome' | 'reason'> & Partial<Disposition> {
    const target = message.content.kind === 'choice' ? message.content.target : null;
    const own = target !== null && target.version === run.versionId;
    if (target && !own) {
      const old = this.oldButton(message, late);
      if (old) {
        this.cancel(run, 'old-button');
        return old;
      }
    }
    if (interrupting && !own && interrupting.trigger.whenBusy !== 'queue') {
      return this.startWhileBusy(interrupting, run, message, late);
    }
    // a button of another flow that leads nowhere any more: only its label is heard, or it could hit an option of this one
    const heard = target && !own ? ({ ...message.content, target: null } as typeof message.content) : message.content;
    this.stepRun(run, { kind: 'replied', content: heard, ...this.moment() }, message.messageId, late);
    if (interrupting?.trigger.whenBusy === 'queue' && !own) this.queue(interrupting, message);
    return { outcome: 'resumed-run', reason: null, runId: run.id, flowId: run.flowId };
  }

  private startWhileBusy(
    chosen: ChosenTrigger,
    busy: LaneRun,
    message: Message,
    late: boolean,
  ): Pick<Disposition, 'outcome' | 'reason'> & Partial<Disposition> {
    const about = { flowId: chosen.flow, because: chosen.match.because ?? null };
    switch (chosen.trigger.whenBusy) {
      case 'ignore':
        return { outcome: 'ignored', reason: 'flow-busy', runId: busy.id, ...about };
      case 'queue':
        this.queue(chosen, message);
        return { outcome: 'started-flow', reason: 'queued', ...about };
      case 'replace':
        this.cancel(busy, 'replaced');
        return this.start(chosen, message, late);
      case 'hand-over':
        this.owner = 'people';
        this.effects.push({ run: null, seq: 0, effect: { kind: 'hand-over', note: '', node: chosen.trigger.node } });
        return { outcome: 'to-inbox', reason: 'trigger-hands-over', ...about };
    }
  }

  private start(
    chosen: ChosenTrigger,
    message: Message,
    late: boolean,
  ): Pick<Disposition, 'outcome' | 'reason'> & Partial<Disposition> {
    const run = this.startRun(chosen.flow, chosen.version, chosen.trigger.node, message, late);
    return {
      outcome: 'started-flow',
      reason: null,
      runId: run?.id ?? null,
      flowId: chosen.flow,
      because: chosen.match.because ?? null,
    };
  }

  /** A button of a message sent long ago still leads where it led, in the version that lives today if that has the node. */
  private oldButton(
    message: Message,
    late: boolean,
  ): (Pick<Disposition, 'outcome' | 'reason'> & Partial<Disposition>) | null {
    const target = message.content.kind === 'choice' ? message.content.target : null;
    const sent = target ? this.world.version(target.version) : undefined;
    if (!target || sent?.workspaceId !== this.lane.conversation.workspaceId) return null;
    const live = this.world.liveVersion(sent.flowId);
    if (!live) return null;
    const current = this.world.version(live)?.flow.nodes.get(target.node)?.exits.has(target.exit);
    const versionId = current ? live : target.version;
    const next = this.world.version(versionId)?.flow.nodes.get(target.node)?.exits.get(target.exit);
    if (!next) return null;
    const run = this.startRun(sent.flowId, versionId, next, message, late);
    return { outcome: 'started-flow', reason: 'old-button', runId: run?.id ?? null, flowId: sent.flowId };
  }

  // ---- runs

  private startRun(
    flowId: string,
    versionId: string,
    node: string,
    message: { messageId: string | null; content: StartContent },
    late: boolean,
  ): LaneRun | null {
    const run: LaneRun = {
      id: this.world.newId(),
      flowId,
      versionId,
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
    const event: FlowEvent = { kind: 'started', node, content: message.content, ...this.moment() };
    return this.stepRun(run, event, message.messageId, late) ? run : null;
  }

  /** Moves one run by one event; false when the event is none of its business. */
  private stepRun(run: LaneRun, event: FlowEvent, messageId: string | null, late: boolean): boolean {
    const version = this.world.version(run.versionId);
    if (!version || run.engineSchema > engineSchema || !accepts(run.state, event)) return false;
    const turn = step(version.flow, run.state, event);
    if (!turn.accepted) return false;
    run.state = turn.state;
    run.dueAt = turn.state.wait?.dueAt ?? null;
    run.seq++;
    run.touched = true;
    this.journal.push({ runId: run.id, seq: run.seq, messageId, event, trail: turn.trail, late });
    for (const effect of turn.effects) this.book(run, effect);
    if (run.state.status !== 'waiting') this.releaseQueue = true;
    else if (run.state.wait?.reply) this.silenceOthers(run);
    return true;
  }

  private book(run: LaneRun, effect: LaneEffect['effect']): void {
    if (effect.kind === 'send-message') {
      const sent = (this.pace.get(run.flowId) ?? 0) + 1;
      if (sent > sendsPerHour) {
        const fault = { code: 'too-many-sends-in-hour', node: effect.node } as const;
        run.state = { ...run.state, status: 'failed', wait: null, fault };
        run.dueAt = null;
        return;
      }
      this.pace.set(run.flowId, sent);
    }
    if (effect.kind === 'hand-over') this.owner = 'people';
    this.effects.push({ run: { id: run.id, flowId: run.flowId, versionId: run.versionId }, seq: run.seq, effect });
    this.facts = applyEffect(this.facts, effect);
  }

  /** One question at a time: whoever asked before stops listening. */
  private silenceOthers(asking: LaneRun): void {
    for (const run of this.runs) {
      if (run !== asking && run.state.status === 'waiting' && run.state.wait?.reply)
        this.cancel(run, 'another-question');
    }
  }

  private cancel(run: LaneRun, reason: string): void {
    run.cancelled = reason;
    run.state = { ...run.state, status: 'done', wait: null };
    run.dueAt = null;
    run.touched = true;
    this.releaseQueue = true;
  }

  private queue(chosen: ChosenTrigger, message: Message): void {
    if (this.queued.length >= queuedAtMost) return;
    this.queued.push({
      flowId: chosen.flow,
      versionId: chosen.version,
      node: chosen.trigger.node,
      messageId: message.messageId,
      content: message.content,
    });
  }

  private takeQueuedStart(start: InboxPayloads['start']): void {
    const live = this.world.liveVersion(start.flowId);
    if (!live) return;
    const busy = this.runs.some(
      (run) => run.state.status === 'waiting' && (run.flowId === start.flowId || run.state.wait?.reply),
    );
    if (busy || this.owner === 'people') this.queued.push(start);
    else {
      const versionId = this.world.version(live)?.flow.nodes.has(start.node) ? live : start.versionId;
      this.startRun(start.flowId, versionId, start.node, start, false);
    }
  }

  // ---- time and owners

  private wakeUntil(at: number): void {
    for (;;) {
      const due = this.runs
        .filter((run) => run.dueAt !== null && run.dueAt <= at && run.state.status === 'waiting')
        .sort((a, b) => (a.dueAt as number) - (b.dueAt as number))[0];
      if (!due) return;
      if (this.owner === 'people') this.holdTimer(due);
      else if (!this.stepRun(due, { kind: 'woke', ...this.moment() }, null, false)) this.leave(due);
    }
  }

  /** A timer that this worker cannot serve (a newer engine's run) must not be looked at again in this turn. */
  private leave(run: LaneRun): void {
    run.dueAt = null;
  }

  /** While people own the conversation the bot's clocks stand still. */
  private holdTimer(run: LaneRun): void {
    run.heldDueAt = run.dueAt;
    run.dueAt = null;
    run.touched = true;
  }

  /** The bot has the conversation again: clocks go on, and what was queued may start. */
  private resume(): void {
    this.releaseQueue = true;
    for (const run of this.runs) {
      if (run.heldDueAt === null || run.state.status !== 'waiting') continue;
      run.dueAt = Math.max(run.heldDueAt, this.world.now);
      run.heldDueAt = null;
      run.touched = true;
    }
  }

  // ---- consent

  /** True when the word changes anything: "start" from somebody who never left is an ordinary message. */
  private changeConsent(change: 'opt-in' | 'opt-out', word: string): boolean {
    if (change === 'opt-in' && !this.facts.contact.optedOut) return false;
    this.consent = { change, word };
    this.facts = { ...this.facts, contact: { ...this.facts.contact, optedOut: change === 'opt-out' } };
    if (change === 'opt-out') {
      for (const run of this.runs) if (run.state.wait?.reply) this.cancel(run, 'opted-out');
    }
    return true;
  }

  private confirmConsent(change: 'opt-in' | 'opt-out'): void {
    const locale = pickLocale(this.facts.contact.language ? [this.facts.contact.language] : []);
    const message = { kind: 'text', text: consentConfirmation[change][locale], previewLinks: false } as const;
    this.effects.push({ run: null, seq: 0, effect: { kind: 'send-message', message, purpose: 'service', node: '' } });
  }
}
