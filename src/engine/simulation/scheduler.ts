import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as rest, setImmediate as turnOver } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Link, Links } from './testing/links.ts';

/** A simulated process: what it knows dies with it. */
export interface Process {
  name: string;
  alive: boolean;
  /** Called when it has crashed. */
  onCrash?(): void;
}

/** One thing that a process is doing: a pass of a loop, a webhook, a use-case. */
export interface Task {
  /** In the order of starting. */
  number: number;
  process: Process;
  name: string;
  /** Places where it waits for the scheduler. */
  parked: number;
  done: boolean;
  /** The statement that the server has not answered yet. */
  statement: { link: Link; answer: Promise<unknown>; since: number; blocked: boolean } | null;
  links: Set<Link>;
  /** What it is about, for the witness. */
  about: unknown;
}

interface Gate {
  process: Process;
  task: Task | null;
  point: string;
  readyAt: number;
  open(): void;
  /** Breaks what was about to happen without killing the process; absent where that makes no sense. */
  cut?(): void;
}

/** Where most schedules stand once, or not at all. */
function isSeldom(point: string): boolean {
  return /^(operate|job|settle|doubts|graph):/.test(point);
}

/** An order in which no race of the machine shows. */
function inOrder(a: Gate, b: Gate): number {
  if (a.task !== b.task) return (a.task?.number ?? 0) - (b.task?.number ?? 0);
  return a.process.name === b.process.name ? 0 : a.process.name < b.process.name ? -1 : 1;
}

const ownTask = new AsyncLocalStorage<Task>();

/** The task whose code is running. */
export function currentTask(): Task {
  const task = ownTask.getStore();
  if (!task) throw new Error('nobody knows which task runs');
  return task;
}

/** How long a statement may take before its locks are looked at, in real milliseconds; beyond PostgreSQL's own search for deadlocks. */
const patienceMs = 8;

/**
 * Decides who goes on. Everything that is simulated stops at gates: before each statement, around each commit, around each
 * request. One gate is opened at a time and the next only when everybody stands still again, so that a seed always gives
 * the same schedule. A statement that waits for a lock is left alone until a commit, a rollback or a crash.
 */
export class Scheduler {
  now: number;
  readonly chance: Chance;
  readonly trace: (line: string) => void;
  crashes = 0;
  cuts = 0;
  steps = 0;
  /**
   * How often the gate that is opened crashes its process, or breaks its connection, instead; `first` comes on top where a
   * schedule stands for the first time, or the places that it seldom passes would hardly ever be hit.
   */
  faults = { crash: 0, cut: 0, first: 0 };
  readonly points = new Set<string>();
  readonly hit = new Set<string>();
  private readonly passed = new Set<string>();
  /** A lock may have been released since the blocked were last looked at. */
  released = false;
  private started = 0;
  private gates: Gate[] = [];
  private tasks: Task[] = [];
  private readonly links: Links;

  constructor(links: Links, chance: Chance, start: number, trace: (line: string) => void) {
    this.links = links;
    this.chance = chance;
    this.now = start;
    this.trace = trace;
  }

  /** Starts something in a process. What it throws is given to `ended`; nothing is when the process dies. */
  spawn(
    process: Process,
    name: string,
    work: () => Promise<unknown>,
    ended: (result: { ok: true; value: unknown } | { ok: false; error: unknown }) => void = () => {},
    about: unknown = null,
  ): Task {
    const task: Task = {
      number: ++this.started,
      process,
      name,
      parked: 0,
      done: false,
      statement: null,
      links: new Set(),
      about,
    };
    this.tasks.push(task);
    const end = (result: Parameters<typeof ended>[0]) => {
      task.done = true;
      if (process.alive) ended(result);
    };
    ownTask.run(task, () => {
      void work().then(
        (value) => end({ ok: true, value }),
        (error: unknown) => end({ ok: false, error }),
      );
    });
    return task;
  }

  /** Waits at a point until the scheduler opens it; for ever when the process crashes there. */
  gate(
    point: string,
    options: { process?: Process; task?: Task | null; delay?: number; cut?: () => void } = {},
  ): Promise<void> {
    const task = options.task === undefined ? currentTask() : options.task;
    const process = options.process ?? (task as Task).process;
    this.points.add(point);
    if (!process.alive) return new Promise(() => {});
    if (task) task.parked++;
    return new Promise((resolve) => {
      const leave = () => {
        if (task) task.parked--;
      };
      this.gates.push({
        process,
        task,
        point,
        readyAt: this.now + (options.delay ?? 0),
        open: () => {
          leave();
          resolve();
        },
        ...(options.cut && {
          cut: () => {
            leave();
            options.cut?.();
          },
        }),
      });
    });
  }

  /** Waits until everybody stands at a gate, is done, or waits for a lock. */
  async settle(): Promise<void> {
    await turnOver();
    for (;;) {
      this.tasks = this.tasks.filter((task) => !task.done && task.process.alive);
      if (this.released) await this.wakeBlocked();
      const busy = this.tasks.find((task) => task.parked === 0 && !task.statement?.blocked);
      if (!busy) return;
      await this.awaitTask(busy);
    }
  }

  /** Opens one gate that is ready, or breaks it. False when none is. */
  async advance(ready = this.ready()): Promise<boolean> {
    if (ready.length === 0) return false;
    const gate = this.chance.pick(ready);
    this.steps++;
    this.now += this.chance.often(0.5) ? this.chance.between(0, 3) : 0;
    const more = this.passed.has(gate.point) ? 0 : this.faults.first * (isSeldom(gate.point) ? 5 : 1);
    this.passed.add(gate.point);
    if (this.chance.often(this.faults.crash + more)) {
      this.hit.add(gate.point);
      await this.crash(gate.process, gate.point);
      return true;
    }
    this.gates.splice(this.gates.indexOf(gate), 1);
    if (gate.cut && this.chance.often(this.faults.cut + more)) {
      this.cuts++;
      this.hit.add(gate.point);
      this.trace(`${this.now} ${gate.process.name} CUT at ${gate.point}`);
      if (gate.task) await this.cutLinks(gate.task);
      gate.cut();
      return true;
    }
    this.trace(`${this.now} ${gate.process.name} ${gate.point}`);
    gate.open();
    return true;
  }

  /** Kills a process: its connections break, its memory is gone. */
  async crash(process: Process, point: string): Promise<void> {
    this.crashes++;
    this.trace(`${this.now} ${process.name} CRASH at ${point}`);
    process.alive = false;
    this.gates = this.gates.filter((gate) => gate.process !== process);
    for (const task of this.tasks.filter((one) => one.process === process)) await this.cutLinks(task);
    this.tasks = this.tasks.filter((task) => task.process !== process);
    process.onCrash?.();
  }

  /** Ends whatever is still under way, so that the next schedule finds no open transaction. */
  async close(): Promise<void> {
    for (const task of this.tasks) {
      task.process.alive = false;
      await this.cutLinks(task);
    }
    this.tasks = [];
    this.gates = [];
  }

  /** The gates that may open now. */
  ready(): readonly Gate[] {
    return this.gates.filter((gate) => gate.readyAt <= this.now).sort(inOrder);
  }

  /** When the next gate becomes ready, if any waits for a time. */
  nextReadyAt(): number {
    return Math.min(...this.gates.map((gate) => gate.readyAt), Number.POSITIVE_INFINITY);
  }

  /** What is under way in a process, by the name of the task. */
  busyWith(process: Process, name: string): boolean {
    return this.tasks.some((task) => task.process === process && task.name === name && !task.done);
  }

  /** Nothing is under way anywhere. */
  get idle(): boolean {
    return this.gates.length === 0 && this.tasks.every((task) => task.done);
  }

  /** Says what everybody waits for; for a report of a schedule that does not end. */
  describe(): string {
    const blocked = this.tasks.filter((task) => task.statement?.blocked).map((task) => `${task.process.name} blocked`);
    return [...this.gates.map((gate) => `${gate.process.name} ${gate.point} at ${gate.readyAt}`), ...blocked].join(
      '; ',
    );
  }

  private async cutLinks(task: Task): Promise<void> {
    const { statement } = task;
    for (const link of task.links) {
      await this.links.break(link, statement?.link === link ? statement.answer : undefined);
    }
    task.links.clear();
    this.released = true;
  }

  private async awaitTask(task: Task): Promise<void> {
    const { statement } = task;
    if (!statement) {
      await turnOver();
      return;
    }
    const answered = await Promise.race([statement.answer.then(() => true), rest(patienceMs, false)]);
    if (answered) await turnOver();
    else if (await this.links.waitsForLock(statement.link)) {
      statement.blocked = true;
      this.trace(`${this.now} ${task.process.name} waits for a lock`);
    }
  }

  /** Locks have been released: those who got one go on, and are waited for. */
  private async wakeBlocked(): Promise<void> {
    this.released = false;
    for (const { statement } of this.tasks) {
      if (!statement?.blocked) continue;
      if (!(await this.links.waitsForLock(statement.link))) statement.blocked = false;
    }
  }
}
