import { type FlowPlan, failureWords, type Station, wordsOf } from './plan.ts';

// A second, small interpreter of the generated flows, written from the promises of the product and not from its code.

/** Something that a turn digested, as the world outside knows it. */
export type Input =
  | { kind: 'message'; id: string; at: number; text: string; wamid: string }
  | { kind: 'activity'; id: string; at: number; run: string; node: string; said: string | null }
  | { kind: 'owner-changed'; id: string; at: number };

/** A message that must be planned now. */
export interface ExpectedSend {
  text: string;
  purpose: 'service' | 'marketing';
  /** The run that says it, counted in the order of starting; null where no run does. */
  run: ReferenceRun | null;
}

/** What must become of a message. */
export interface ExpectedDisposition {
  wamid: string;
  outcome: string;
  reason: string | null;
  flow: string | null;
}

/** Which flows react, and with which version. */
export type LiveView = readonly { flow: FlowPlan; version: number }[];

/** One passage of one person through one generated flow. */
export interface ReferenceRun {
  flow: FlowPlan;
  version: number;
  index: number;
  variables: Record<string, string>;
  listens: boolean;
  activity: boolean;
  dueAt: number | null;
  heldDueAt: number | null;
  over: boolean;
  /** The engine's id, learnt from the turn in which it began. */
  id: string | null;
  /** When it came to rest where it stands, and the place of that commit among all. */
  restedAt: number;
  since: number;
}

/** How late a timer was served. */
export interface Lateness {
  dueAt: number;
  now: number;
}

/** What one person may expect of the bot. */
export class ReferenceLane {
  owner: 'bot' | 'people' = 'bot';
  runs: ReferenceRun[] = [];
  started: ReferenceRun[] = [];
  sends: ExpectedSend[] = [];
  dispositions: ExpectedDisposition[] = [];
  late: Lateness[] = [];
  private now = 0;
  private place = 0;
  private view: LiveView = [];

  /** Digests what a turn took: in the order of time, a message before a timer of the same moment. */
  turn(now: number, place: number, inputs: readonly Input[], view: LiveView): void {
    this.now = now;
    this.place = place;
    this.view = view;
    this.started = [];
    this.sends = [];
    this.dispositions = [];
    this.late = [];
    for (const input of [...inputs].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
      this.serveTimers(Math.min(input.at - 1, now));
      this.take(input);
    }
    this.serveTimers(now);
    this.runs = this.runs.filter((run) => !run.over);
  }

  /** A member stopped a run. */
  stop(id: string): void {
    this.runs = this.runs.filter((run) => run.id !== id);
  }

  /** A run goes on by another version from where it stands: with the time that it has, or what that version would have given it. */
  move(run: ReferenceRun, version: number, recompute: boolean): void {
    run.version = version;
    if (!recompute || run.activity) return;
    const station = this.stationOf(run) as Extract<Station, { kind: 'ask' | 'wait' }>;
    const seconds = station.kind === 'wait' ? station.seconds : station.noReplySeconds;
    const dueAt = seconds === null ? null : run.restedAt + seconds * 1_000;
    if (run.heldDueAt === null) run.dueAt = dueAt;
    else run.heldDueAt = dueAt;
  }

  /** The earliest timer that the bot owes. */
  nextDue(): number {
    return Math.min(...this.runs.map((run) => run.dueAt ?? Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
  }

  private take(input: Input): void {
    if (input.kind === 'message') this.dispositions.push({ wamid: input.wamid, ...this.answer(input.text) });
    else if (input.kind === 'owner-changed') {
      if (this.owner === 'people') return;
      for (const run of this.runs) {
        if (run.heldDueAt === null || run.over) continue;
        run.dueAt = Math.max(run.heldDueAt, this.now);
        run.heldDueAt = null;
      }
    } else {
      const run = this.runs.find((one) => one.id === input.run && !one.over);
      const waits = run?.activity && input.node.startsWith(`s${run.index}.`);
      if (!run || !waits || this.owner === 'people') return;
      const station = this.stationOf(run) as Extract<Station, { kind: 'http' }>;
      if (input.said === null) this.giveUp(run);
      else {
        run.variables[station.variable] = input.said;
        this.walk(run, run.index + 1);
      }
    }
  }

  private answer(text: string): Omit<ExpectedDisposition, 'wamid'> {
    const stop = text === 'STOP';
    const listening = () => this.runs.find((run) => run.listens && !run.over);
    if (stop) {
      const asking = listening();
      if (asking) this.end(asking);
    }
    if (this.owner === 'people')
      return { outcome: 'to-inbox', reason: stop ? 'opt-out' : 'owned-by-people', flow: null };
    if (stop) {
      this.sends.push({ text: 'You will get no more', purpose: 'service', run: null });
      return { outcome: 'ignored', reason: 'opt-out', flow: null };
    }
    const exact = this.view.find(({ flow }) => flow.word === text);
    const best = exact ?? this.view.find(({ flow }) => flow.word === null);
    const asking = listening();
    if (asking) {
      const insisting = [exact, this.view.find(({ flow }) => flow.word === null)].find(
        (one) => one?.flow.whenBusy === 'replace',
      );
      if (insisting) {
        this.end(asking);
        return this.begin(insisting);
      }
      const station = this.stationOf(asking) as Extract<Station, { kind: 'ask' }>;
      asking.variables[station.variable] = text;
      this.walk(asking, asking.index + 1);
      return { outcome: 'resumed-run', reason: null, flow: asking.flow.id };
    }
    if (!best) return { outcome: 'to-inbox', reason: 'no-trigger', flow: null };
    const busy = this.runs.find((run) => run.flow === best.flow && !run.over);
    if (!busy) return this.begin(best);
    if (best.flow.whenBusy === 'ignore') return { outcome: 'ignored', reason: 'flow-busy', flow: best.flow.id };
    this.end(busy);
    return this.begin(best);
  }

  private begin({ flow, version }: LiveView[number]): Omit<ExpectedDisposition, 'wamid'> {
    const blank = {
      variables: {},
      listens: false,
      activity: false,
      dueAt: null,
      heldDueAt: null,
      over: false,
      id: null,
      restedAt: this.now,
      since: this.place,
    };
    const run: ReferenceRun = { flow, version, index: 0, ...blank };
    this.runs.push(run);
    this.started.push(run);
    this.walk(run, 0);
    return { outcome: 'started-flow', reason: null, flow: flow.id };
  }

  private walk(run: ReferenceRun, from: number): void {
    Object.assign(run, { listens: false, activity: false, dueAt: null, heldDueAt: null });
    Object.assign(run, { restedAt: this.now, since: this.place });
    for (run.index = from; ; run.index++) {
      const station = this.stationOf(run);
      if (!station) {
        this.end(run);
        return;
      }
      const words = wordsOf(run.flow, run.version, run.index);
      switch (station.kind) {
        case 'text': {
          const heard = station.echo ? (run.variables[station.echo] ?? '') : '';
          this.sends.push({ text: `${words} ${heard}`.trim(), purpose: 'service', run });
          break;
        }
        case 'promo':
          this.sends.push({ text: words, purpose: 'marketing', run });
          break;
        case 'ask':
          this.sends.push({ text: words, purpose: 'service', run });
          run.listens = true;
          run.dueAt = station.noReplySeconds === null ? null : this.now + station.noReplySeconds * 1_000;
          for (const other of this.runs) if (other !== run && other.listens) this.end(other);
          return;
        case 'wait':
          run.dueAt = this.now + station.seconds * 1_000;
          return;
        case 'http':
          run.activity = true;
          run.dueAt = this.now + 10_000 + 300_000;
          return;
        case 'hand-over':
          this.owner = 'people';
          this.end(run);
          return;
      }
    }
  }

  /** An answer that never came, or a call that failed: the flow says so and ends. */
  private giveUp(run: ReferenceRun): void {
    const station = this.stationOf(run);
    // a run that was moved may run out of a time that its new version does not set
    if (station?.kind !== 'ask' || station.noReplySeconds !== null) {
      const text = failureWords(run.flow, run.version, run.index);
      this.sends.push({ text, purpose: 'service', run });
    }
    this.end(run);
  }

  private serveTimers(until: number): void {
    for (;;) {
      const due = this.runs
        .filter((run) => !run.over && run.dueAt !== null && run.dueAt <= until)
        .sort((a, b) => (a.dueAt as number) - (b.dueAt as number))[0];
      if (!due) return;
      if (this.owner === 'people') {
        due.heldDueAt = due.dueAt;
        due.dueAt = null;
        continue;
      }
      this.late.push({ dueAt: due.dueAt as number, now: this.now });
      if (this.stationOf(due)?.kind === 'wait') this.walk(due, due.index + 1);
      else this.giveUp(due);
    }
  }

  private end(run: ReferenceRun): void {
    Object.assign(run, { over: true, listens: false, activity: false, dueAt: null, heldDueAt: null });
  }

  private stationOf(run: ReferenceRun): Station | undefined {
    return run.flow.versions[run.version - 1]?.[run.index];
  }
}
