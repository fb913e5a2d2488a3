import { textOf } from '#/flow/message/inbound-content.ts';
import { type ChosenTrigger, matchTriggers } from '#/flow/run/choose-trigger.ts';
import { consentConfirmation, consentWord } from '#/flow/run/consent-words.ts';
import { pickLocale } from '#/lib/locales.ts';
import type { InboxPayloads } from '../receive/inbox-payload.ts';
import { type AlbumPart, isAlbumMedia, isSameAlbum } from './album.ts';
import type { Disposition, Lane, LaneEvent, LaneOutcome, LaneRun, TurnWorld } from './lane.ts';
import { type Cause, LaneRuns } from './lane-runs.ts';

/** Flow starts that may wait for one contact. */
const queuedAtMost = 10;

type Message = InboxPayloads['message'];
type Decision = Pick<Disposition, 'outcome' | 'reason'> & Partial<Disposition>;

/** Decides, without touching anything, what a lane's events and due timers lead to. */
export function digestLane(lane: Lane, world: TurnWorld): LaneOutcome {
  return new Digest(lane, world).run();
}

class Digest {
  private readonly lane: Lane;
  private readonly world: TurnWorld;
  private readonly runs: LaneRuns;
  private readonly dispositions: Disposition[] = [];
  private readonly parked: string[] = [];
  private readonly queued: InboxPayloads['start'][] = [];
  private readonly conversation: LaneOutcome['conversation'];
  private consent: LaneOutcome['consent'] = null;
  private album: AlbumPart | null;

  constructor(lane: Lane, world: TurnWorld) {
    this.lane = lane;
    this.world = world;
    this.runs = new LaneRuns(lane, world);
    this.album = lane.album;
    this.conversation = {
      lastInAt: lane.conversation.lastInAt,
      lastInProviderId: null,
      arrived: 0,
      unreadForPeople: 0,
    };
  }

  run(): LaneOutcome {
    const events = [...this.lane.events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    if (this.runs.owner === 'people') this.runs.giveToPeople();
    else if (events.some(({ kind }) => kind === 'owner-changed')) this.runs.takeBack();
    for (const event of events) {
      // a timer that was due before the message came first; at the same moment the message wins
      this.runs.wakeUntil(Math.min(event.at - 1, this.world.now));
      this.take(event);
    }
    this.runs.wakeUntil(this.world.now);
    return {
      lane: this.lane,
      runs: this.runs.touched(),
      effects: this.runs.effects,
      journal: this.runs.journal,
      dispositions: this.dispositions,
      digested: events.map((event) => event.id).filter((id) => !this.parked.includes(id)),
      parked: this.parked,
      queued: this.queued,
      releaseQueue: this.runs.released,
      conversation: this.conversation,
      consent: this.consent,
    };
  }

  private take(event: LaneEvent): void {
    if (event.kind === 'message') this.takeMessage(event, event.payload as Message);
    if (event.kind === 'start') this.takeQueuedStart(event.payload as InboxPayloads['start']);
    if (event.kind === 'owner-changed' && this.runs.owner === 'bot') this.runs.resume();
    if (event.kind === 'activity') this.takeResult(event.id, event.payload as InboxPayloads['activity']);
  }

  /** An outside call was answered; the bot does not go on while people own the conversation. */
  private takeResult(eventId: string, { runId, key, result }: InboxPayloads['activity']): void {
    const run = this.runs.byId(runId);
    if (run && this.runs.owner === 'people') this.parked.push(eventId);
    else if (run) this.runs.move(run, { kind: 'activity-finished', key, result });
  }

  private takeMessage(event: LaneEvent, message: Message): void {
    const late = this.conversation.lastInAt !== null && event.at < this.conversation.lastInAt;
    this.conversation.arrived++;
    if (!late) {
      // a provider's clock that runs ahead of ours must not open the window for longer
      this.conversation.lastInAt = Math.min(event.at, this.world.now);
      this.conversation.lastInProviderId = message.providerId;
    }
    const decided = this.decide(message, { messageId: message.messageId, late }, event.at);
    const became = { messageId: message.messageId, runId: null, flowId: null, because: null, ...decided };
    this.dispositions.push(became);
    if (isAlbumMedia(message.content) && (movesRun(became) || became.reason === 'album-part')) {
      this.album = { at: event.at, runId: became.runId, flowId: became.flowId };
    }
    if (decided.outcome === 'to-inbox') this.conversation.unreadForPeople++;
  }

  private decide(message: Message, cause: Cause, at: number): Decision {
    const { content } = message;
    const word = content.kind === 'text' ? consentWord(content.text) : null;
    const asked = word && this.changeConsent(word, textOf(content), at) ? word : null;
    if (this.runs.owner === 'people') return { outcome: 'to-inbox', reason: asked ?? 'owned-by-people' };
    const occurrence = { kind: 'message-received', content, firstContact: message.firstContact } as const;
    const matching = matchTriggers(this.world.liveFlows(this.lane.conversation.workspaceId), occurrence);
    if (asked) {
      // a flow that the author made for this very word answers instead of the built-in confirmation
      const own = matching.find((chosen) => chosen.match.rank === 3);
      if (own) return this.start(own, message, cause);
      this.confirmConsent(asked);
      return { outcome: 'ignored', reason: asked };
    }
    const listening = this.runs.listening();
    // a question that collects its answer takes the parts of an album for what they are, and is asked no more by them
    if (!listening?.state.wait?.collecting && isAlbumMedia(content) && this.album && isSameAlbum(this.album, at)) {
      return { outcome: 'ignored', reason: 'album-part', runId: this.album.runId, flowId: this.album.flowId };
    }
    if (listening) return this.answer(listening, message, cause, matching);
    const old = this.oldButton(message, cause);
    if (old) return old;
    const [best] = matching;
    if (!best) return { outcome: 'to-inbox', reason: 'no-trigger' };
    const busy = this.runs.ofFlow(best.flow);
    return busy ? this.startWhileBusy(best, busy, message, cause) : this.start(best, message, cause);
  }

  /** A run listens: it gets the message, unless a trigger insists on interrupting. */
  private answer(run: LaneRun, message: Message, cause: Cause, matching: readonly ChosenTrigger[]): Decision {
    const target = message.content.kind === 'choice' ? message.content.target : null;
    const own = target !== null && [run.versionId, ...run.movedFrom].includes(target.version);
    const old = target && !own ? this.oldButton(message, cause) : null;
    if (old) {
      this.runs.cancel(run, 'old-button');
      return old;
    }
    const interrupting = own ? undefined : matching.find((chosen) => chosen.trigger.whenBusy !== 'ignore');
    if (interrupting && interrupting.trigger.whenBusy !== 'queue') {
      return this.startWhileBusy(interrupting, run, message, cause);
    }
    // a button of another flow that leads nowhere any more: only its label is heard, or it could hit an option of this one
    const content = target && !own ? ({ ...message.content, target: null } as typeof message.content) : message.content;
    this.runs.move(run, { kind: 'replied', content }, cause);
    const reason = !interrupting ? null : this.queue(interrupting, message) ? 'queued' : 'queue-full';
    return { outcome: 'resumed-run', reason, runId: run.id, flowId: run.flowId };
  }

  private startWhileBusy(chosen: ChosenTrigger, busy: LaneRun, message: Message, cause: Cause): Decision {
    const about = { flowId: chosen.flow, because: chosen.match.because ?? null };
    switch (chosen.trigger.whenBusy) {
      case 'ignore':
        return { outcome: 'ignored', reason: 'flow-busy', runId: busy.id, ...about };
      case 'queue': {
        const runId = this.queue(chosen, message);
        if (!runId) return { outcome: 'ignored', reason: 'queue-full', ...about };
        return { outcome: 'started-flow', reason: 'queued', runId, ...about };
      }
      case 'replace':
        this.runs.cancel(busy, 'replaced');
        return this.start(chosen, message, cause);
      case 'hand-over': {
        this.runs.giveToPeople();
        const effect = { kind: 'hand-over', note: '', node: chosen.trigger.node } as const;
        this.runs.effects.push({ run: null, seq: 0, effect });
        return { outcome: 'to-inbox', reason: 'trigger-hands-over', ...about };
      }
    }
  }

  private start(chosen: ChosenTrigger, message: Message, cause: Cause): Decision {
    const at = { flowId: chosen.flow, versionId: chosen.version, node: chosen.trigger.node };
    const run = this.runs.start(at, message.content, cause);
    const because = chosen.match.because ?? null;
    return { outcome: 'started-flow', reason: null, runId: run?.id ?? null, flowId: chosen.flow, because };
  }

  /** A button of a message sent long ago still leads where it led, in the version that lives today if that has the node. */
  private oldButton(message: Message, cause: Cause): Decision | null {
    const target = message.content.kind === 'choice' ? message.content.target : null;
    const sent = target ? this.world.version(target.version) : undefined;
    if (!target || sent?.workspaceId !== this.lane.conversation.workspaceId) return null;
    const live = this.world.liveVersion(sent.flowId);
    if (!live) return null;
    const current = this.world.version(live)?.flow.nodes.get(target.node)?.exits.has(target.exit);
    const versionId = current ? live : target.version;
    const node = this.world.version(versionId)?.flow.nodes.get(target.node)?.exits.get(target.exit);
    if (!node) return null;
    const run = this.runs.start({ flowId: sent.flowId, versionId, node }, message.content, cause);
    return { outcome: 'started-flow', reason: 'old-button', runId: run?.id ?? null, flowId: sent.flowId };
  }

  /** What the run will be called, so that the message can tell what became of it; null when too much waits already. */
  private queue(chosen: ChosenTrigger, message: Message): string | null {
    if (this.queued.length + this.lane.queued >= queuedAtMost) return null;
    const runId = this.world.newId();
    this.queued.push({
      flowId: chosen.flow,
      versionId: chosen.version,
      node: chosen.trigger.node,
      runId,
      messageId: message.messageId,
      content: message.content,
    });
    return runId;
  }

  private takeQueuedStart(start: InboxPayloads['start']): void {
    const live = this.world.liveVersion(start.flowId);
    if (!live) {
      this.runs.refuse(start, 'flow-not-live', start.runId);
      return;
    }
    if (this.runs.owner === 'people' || this.runs.listening() || this.runs.ofFlow(start.flowId)) {
      this.queued.push(start);
      return;
    }
    const versionId = this.world.version(live)?.flow.nodes.has(start.node) ? live : start.versionId;
    const cause = { messageId: start.messageId, late: false };
    this.runs.start({ flowId: start.flowId, versionId, node: start.node }, start.content, cause, start.runId);
  }

  /** True when the word changes anything: "start" from somebody who never left is an ordinary message. */
  private changeConsent(change: 'opt-in' | 'opt-out', word: string, saidAt: number): boolean {
    const { facts } = this.runs;
    if (this.lane.consentAt !== null && saidAt < this.lane.consentAt) return false;
    if (change === 'opt-in' && !facts.contact.optedOut) return false;
    this.consent = { change, word, saidAt };
    this.runs.facts = { ...facts, contact: { ...facts.contact, optedOut: change === 'opt-out' } };
    const listening = change === 'opt-out' ? this.runs.listening() : undefined;
    if (listening) this.runs.cancel(listening, 'opted-out');
    return true;
  }

  private confirmConsent(change: 'opt-in' | 'opt-out'): void {
    const { contact, workspace } = this.runs.facts;
    const text = consentConfirmation[change][pickLocale([contact.language ?? workspace.locale ?? ''])];
    const message = { kind: 'text', text, previewLinks: false } as const;
    const effect = { kind: 'send-message', message, purpose: 'service', node: '' } as const;
    this.runs.effects.push({ run: null, seq: 0, effect });
  }
}

function movesRun({ outcome }: Disposition): boolean {
  return outcome === 'resumed-run' || outcome === 'started-flow';
}
