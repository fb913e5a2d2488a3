import type { InboundContent } from '#/flow/message/inbound-content.ts';
import { type ChosenTrigger, matchTriggers } from '#/flow/run/choose-trigger.ts';
import type { CompiledFlow } from '#/flow/run/compile.ts';
import type { FlowEvent } from '#/flow/run/event.ts';
import type { Facts } from '#/flow/run/facts.ts';
import { newRun, type Wait } from '#/flow/run/state.ts';
import { standingAt, step } from '#/flow/run/step.ts';
import { type Action, exitKey, newSession, type Session, withEntry, withRemark } from './session.ts';
import { confirmConsent, takeConsent } from './take-consent.ts';
import { takeEffects } from './take-effects.ts';

/** How long saying or tapping something takes on the virtual clock. */
const talkMs = 4_000;

/** The most wake-ups in one skip of the clock: a loop of short waits would otherwise never let go. */
const mostWakes = 500;

/** Everything that a rehearsal is; playing it again on a changed draft shows at once what the change does. */
export interface Rehearsal {
  facts: Facts;
  /** Virtual clock at the beginning, milliseconds since 1970. */
  startAt: number;
  actions: readonly Action[];
}

/** Plays a whole rehearsal on a flow. */
export function play(flow: CompiledFlow, { facts, startAt, actions }: Rehearsal): Session {
  let session = newSession(facts, startAt);
  for (const action of actions) session = act(flow, session, action);
  return session;
}

/** Plays one more action. */
export function act(flow: CompiledFlow, session: Session, action: Action): Session {
  switch (action.kind) {
    case 'say':
      return hear(flow, session, action.content);
    case 'tap': {
      const { node, exit, label, via } = action;
      return hear(flow, session, { kind: 'choice', label, target: { version: 'draft', node, exit }, via });
    }
    case 'skip':
      return passTime(flow, session, session.now + action.ms);
    case 'skip-to-due': {
      const dueAt = session.run?.wait?.dueAt;
      return dueAt == null ? session : passTime(flow, session, Math.max(dueAt, session.now));
    }
    case 'answer-http': {
      if (!session.call) return session;
      const { key } = session.call;
      const answered = withRemark({ ...session, call: null }, { what: 'answered', result: action.result });
      return move(flow, answered, { kind: 'activity-finished', key, result: action.result });
    }
    case 'start-at':
      return start(flow, session, action.node, null, null);
  }
}

/** A message arrives. */
function hear(flow: CompiledFlow, before: Session, content: InboundContent): Session {
  const now = before.now + talkMs;
  const due = passTime(flow, before, now, false);
  const firstContact = !due.heard;
  const heard = withEntry({ ...due, heard: true, lastInAt: now }, { kind: 'in', at: now, content });
  const { session, asked } = takeConsent(heard, content);
  if (session.withPerson) return withRemark(session, { what: 'with-person' });

  const occurrence = { kind: 'message-received', content, firstContact } as const;
  const matching = matchTriggers([{ flow: 'draft', version: 'draft', compiled: flow }], occurrence);
  if (asked) {
    // a flow that the author made for this very word answers instead of the built-in confirmation
    const own = matching.find((chosen) => chosen.match.rank === 3);
    return own ? startBy(flow, session, content, own) : startQueued(flow, confirmConsent(session, asked));
  }
  const waiting = session.run?.status === 'waiting';
  if (waiting && session.run?.wait?.reply) {
    // a tap on a button of this very run is an answer, whatever words stand on it
    const tapped = content.kind === 'choice' && content.target !== null;
    return answer(flow, session, content, tapped ? undefined : matching.find(interrupts));
  }
  const [best] = matching;
  const tapped = tapOld(flow, session, content);
  if (tapped) return tapped;
  if (!best) return withRemark(session, { what: 'nothing-starts' });
  return waiting ? startWhileBusy(flow, session, content, best) : startBy(flow, session, content, best);
}

const interrupts = ({ trigger }: ChosenTrigger) => trigger.whenBusy !== 'ignore';

/** The run listens: it gets the message, unless a trigger insists on interrupting. */
function answer(flow: CompiledFlow, session: Session, content: InboundContent, by: ChosenTrigger | undefined): Session {
  if (by && by.trigger.whenBusy !== 'queue') return startWhileBusy(flow, session, content, by);
  const asked = by ? startWhileBusy(flow, session, content, by) : session;
  return move(flow, asked, { kind: 'replied', content });
}

/** Keeps to a trigger's own rule while the run goes on. */
function startWhileBusy(flow: CompiledFlow, session: Session, content: InboundContent, by: ChosenTrigger): Session {
  switch (by.trigger.whenBusy) {
    case 'ignore':
      return withRemark(session, { what: 'ignored' });
    case 'queue':
      return withRemark({ ...session, queued: { node: by.trigger.node, content } }, { what: 'queued' });
    case 'replace': {
      const stopped = withRemark({ ...session, run: null, queued: null, call: null }, { what: 'replaced' });
      return startBy(flow, stopped, content, by);
    }
    case 'hand-over':
      return withRemark({ ...session, run: null, call: null, withPerson: true }, { what: 'handed-over', note: '' });
  }
}

function startBy(flow: CompiledFlow, session: Session, content: InboundContent, { trigger, match }: ChosenTrigger) {
  return start(flow, session, trigger.node, content, match.because ?? null);
}

/** A button of a run that no longer listens still leads where it led; null when the message is no such tap. */
function tapOld(flow: CompiledFlow, session: Session, content: InboundContent): Session | null {
  const target = content.kind === 'choice' ? content.target : null;
  const leadsTo = target && flow.nodes.get(target.node)?.exits.get(target.exit);
  if (!target || !leadsTo) return null;
  const walked = [...session.walked, exitKey(target.node, target.exit)];
  return start(flow, { ...session, walked }, leadsTo, content, null);
}

function start(
  flow: CompiledFlow,
  session: Session,
  node: string,
  content: InboundContent | null,
  because: string | null,
): Session {
  const fresh = withRemark({ ...session, run: newRun, call: null }, { what: 'started', node, because });
  return move(flow, fresh, { kind: 'started', node, content });
}

type Happening = FlowEvent extends infer Event
  ? Event extends FlowEvent
    ? Omit<Event, 'at' | 'facts'>
    : never
  : never;

/** One turn of the interpreter, with all that follows from it. */
function move(flow: CompiledFlow, session: Session, happening: Happening): Session {
  if (!session.run) return session;
  const event = { ...happening, at: session.now, facts: session.facts } as FlowEvent;
  const turn = step(flow, session.run, event);
  if (!turn.accepted) return session;
  const walked = turn.trail.flatMap(({ node, exit }) => (exit === null ? [] : [exitKey(node, exit)]));
  const moved = takeEffects(
    {
      ...session,
      run: turn.state,
      walked: [...session.walked, ...walked],
      visited: new Set([...session.visited, ...turn.trail.map((visit) => visit.node)]),
    },
    turn.effects,
  );
  return settle(flow, moved, session.run.wait);
}

/** Says how the run stands after a turn, and starts what was queued once it is over. `before` is what it had waited for. */
function settle(flow: CompiledFlow, session: Session, before: Wait | null): Session {
  const { run } = session;
  if (run?.status === 'failed' && run.fault) return withRemark(session, { what: 'failed', fault: run.fault });
  if (run?.status === 'waiting') {
    const node = standingAt(run);
    const { dueAt, reply, activity, collecting } = run.wait ?? {};
    if (dueAt != null && collecting && !before?.collecting) {
      return withRemark(session, { what: 'collects', ms: dueAt - session.now });
    }
    if (dueAt == null || reply || activity || node === null) return session;
    return withRemark(session, { what: 'waits', node, until: dueAt });
  }
  const ended = session.withPerson ? session : withRemark(session, { what: 'ended' });
  return startQueued(flow, ended);
}

/** Starts what was queued, once no run is under way and the bot has the conversation. */
function startQueued(flow: CompiledFlow, session: Session): Session {
  const { queued, run, withPerson } = session;
  if (!queued || withPerson || run?.status === 'waiting') return session;
  return start(flow, { ...session, queued: null }, queued.node, queued.content, null);
}

/** Lets the clock run to `until`, waking the run whenever it is due. */
function passTime(flow: CompiledFlow, before: Session, until: number, told = true): Session {
  let session = before;
  if (told && until > before.now) session = withRemark(session, { what: 'time-passed', ms: until - before.now });
  for (let wakes = 0; wakes < mostWakes; wakes++) {
    const dueAt = session.run?.status === 'waiting' ? session.run.wait?.dueAt : null;
    if (dueAt == null || dueAt > until) break;
    const woken = move(flow, { ...session, now: Math.max(dueAt, session.now) }, { kind: 'woke' });
    if (woken.run === session.run) break;
    session = woken;
  }
  return { ...session, now: Math.max(until, session.now) };
}
