import type { RawPool } from '#/server/db/client.ts';
import { currentTask, type Process, type Scheduler, type Task } from './scheduler.ts';
import { asTemplate, labelOf, lazily, type SimulatedTx, type Statement, textOf } from './statement.ts';
import type { Link, LinkKind, Links } from './testing/links.ts';

/** A statement that was answered, as the witness keeps it. */
export interface Answered extends Statement {
  text: string;
  rows: readonly Record<string, unknown>[];
  /** The virtual time. */
  at: number;
  /** Commits of the whole system before it. */
  commits: number;
}

/** A transaction that was committed, seen from the outside. */
export interface Committed {
  task: Task;
  statements: readonly Answered[];
  at: number;
  /** Its place among all commits, from 1. */
  place: number;
  /** Commits before its first statement. */
  since: number;
}

/** Where a planted bug may lay hands on what goes over the wire. */
export interface Tampering {
  /** No transaction for the tasks of this name. */
  autocommit?: string;
  statement?(statement: Statement, text: string): Statement;
  rows?(
    text: string,
    rows: Record<string, unknown>[],
    run: (s: Statement) => Promise<Record<string, unknown>[]>,
    args: readonly unknown[],
  ): Promise<Record<string, unknown>[]> | Record<string, unknown>[];
  /** Runs instead of a statement; undefined leaves it alone. */
  instead?(
    statement: Statement,
    text: string,
    run: (s: Statement) => Promise<Record<string, unknown>[]>,
  ): Promise<Record<string, unknown>[]> | undefined;
}

/** The database as the simulated processes reach it. */
export class Wire {
  commits = 0;
  deadlocks = 0;
  readonly statementsRun = { count: 0 };
  private readonly links: Links;
  private readonly scheduler: Scheduler;
  private readonly witness: (committed: Committed) => void;
  private readonly tampering: Tampering;
  private readonly unbound = new Set<OpenTransaction>();

  constructor(links: Links, scheduler: Scheduler, witness: (committed: Committed) => void, tampering: Tampering) {
    this.links = links;
    this.scheduler = scheduler;
    this.witness = witness;
    this.tampering = tampering;
  }

  /** A pool whose every statement and commit stands at a gate first. */
  pool(kind: LinkKind): RawPool {
    const begin = (work: (tx: SimulatedTx) => Promise<unknown>) => this.transaction(kind, work);
    return Object.assign(() => {}, { begin, options: { parsers: {}, serializers: {} } }) as unknown as RawPool;
  }

  private async transaction(kind: LinkKind, work: (tx: SimulatedTx) => Promise<unknown>): Promise<unknown> {
    const task = currentTask();
    await this.scheduler.gate(`${task.name}: begin`);
    const link = await this.links.take(kind);
    task.links.add(link);
    const alone = this.tampering.autocommit === task.name;
    const open = new OpenTransaction(this, task, link, alone);
    if (alone) this.unbound.add(open);
    let result: unknown;
    try {
      result = await work(open.tx);
      await open.commit();
    } catch (error) {
      await this.abandon(open);
      throw error;
    }
    task.links.delete(link);
    this.links.give(link);
    await this.afterCommit(task);
    return result;
  }

  /** The commit has happened; whether its caller hears of it is another matter. */
  private async afterCommit(task: Task): Promise<void> {
    let lost = false;
    await new Promise<void>((resolve) => {
      const cut = () => {
        lost = true;
        resolve();
      };
      void this.scheduler.gate(`${task.name}: after commit`, { task, cut }).then(resolve);
    });
    if (lost) throw connectionLost();
  }

  private async abandon(open: OpenTransaction): Promise<void> {
    const { task, link } = open;
    if (open.alone) this.committed(open);
    else if (open.begun && !link.lost) await this.answer(task, link, link.sql.unsafe('rollback'));
    // the scheduler has already cleared away what broke
    if (task.links.delete(link) && !link.lost) this.links.give(link);
    this.scheduler.released = true;
  }

  /** Waits for the server, and lets the scheduler see that we do. */
  async answer<T>(task: Task, link: Link, query: PromiseLike<T>): Promise<T> {
    const real = Promise.resolve(query);
    task.statement = { link, answer: real.then(noted, noted), since: this.scheduler.now, blocked: false };
    this.statementsRun.count++;
    try {
      return await real;
    } catch (error) {
      if (!link.lost) throw error;
      // the dead hear nothing
      if (!task.process.alive) return new Promise(() => {});
      throw connectionLost();
    } finally {
      task.statement = null;
    }
  }

  /** One statement of an open transaction. */
  async run(open: OpenTransaction, statement: Statement, mode: 'rows' | 'values'): Promise<unknown> {
    const { task, link } = open;
    await this.pass(open, `${task.name}: ${statement.label}`);
    const text = textOf(statement);
    if (text.trimStart().startsWith('select set_config(')) {
      open.ahead.push(statement);
      return [];
    }
    const send = async (what: Statement) => {
      open.sendAhead();
      const query = link.sql(asTemplate(what.strings), ...(what.args as never[]));
      return (await this.answer(task, link, mode === 'values' ? query.values() : query)) as never;
    };
    const sent = this.tampering.statement?.(statement, text) ?? statement;
    const since = this.commits;
    try {
      let rows = (await (this.tampering.instead?.(sent, text, send) ?? send(sent))) as Record<string, unknown>[];
      if (this.tampering.rows) rows = await this.tampering.rows(text, rows, send, statement.args);
      const answered: Answered = { ...statement, text, rows, at: this.scheduler.now, commits: since };
      open.statements.push(answered);
      return rows;
    } catch (error) {
      if ((error as { code?: string }).code === '40P01') this.deadlocks++;
      throw error;
    }
  }

  /** Stands at a gate; where the connection breaks there, the transaction is lost and the process lives. */
  async pass(open: OpenTransaction, point: string): Promise<void> {
    const { link, task } = open;
    if (link.lost) throw connectionLost();
    await new Promise<void>((resolve) => void this.scheduler.gate(point, { task, cut: resolve }).then(resolve));
    if (link.lost) throw connectionLost();
  }

  /** Tells the witness what now stands. */
  committed(open: OpenTransaction): void {
    this.unbound.delete(open);
    this.commits++;
    this.scheduler.released = true;
    for (const action of open.actions) action();
    const since = open.statements[0]?.commits ?? this.commits - 1;
    const { task, statements } = open;
    this.witness({ task, statements, at: this.scheduler.now, place: this.commits, since });
  }

  /** What a process without transactions had already written when it died. */
  flush(process: Process): void {
    for (const open of this.unbound) if (open.task.process === process) this.committed(open);
  }
}

/** A transaction under way. */
class OpenTransaction {
  readonly statements: Answered[] = [];
  readonly actions: (() => void)[] = [];
  /** The server has been told of it. */
  begun: boolean;
  /** Settings that have not been sent yet. */
  readonly ahead: Statement[] = [];
  readonly tx: SimulatedTx;
  readonly task: Task;
  readonly link: Link;
  readonly alone: boolean;
  private readonly wire: Wire;
  private last: Promise<unknown> = Promise.resolve();

  constructor(wire: Wire, task: Task, link: Link, alone: boolean) {
    this.wire = wire;
    this.task = task;
    this.link = link;
    this.alone = alone;
    this.begun = alone;
    const { sql } = link;
    const tag = (first: unknown, ...args: unknown[]) => {
      if (!Array.isArray(first) || !('raw' in first))
        return (sql as unknown as (...all: unknown[]) => unknown)(first, ...args);
      return this.query({ label: labelOf(first as string[]), strings: first as string[], args });
    };
    this.tx = Object.assign(tag, {
      json: sql.json.bind(sql),
      unsafe: (text: string, params: unknown[] = []) => this.query(fromText(text, params)),
      onCommit: (action: () => void) => void this.actions.push(action),
    }) as unknown as SimulatedTx;
  }

  /** What opens a transaction goes out together with its first statement, as from the engine itself. */
  sendAhead(): void {
    const { sql } = this.link;
    if (!this.begun) sql.unsafe('begin').catch(noted);
    this.begun = true;
    for (const { strings, args } of this.ahead.splice(0)) sql(asTemplate(strings), ...(args as never[])).catch(noted);
  }

  async commit(): Promise<void> {
    await this.wire.pass(this, `${this.task.name}: commit`);
    if (!this.alone && this.begun) await this.wire.answer(this.task, this.link, this.link.sql.unsafe('commit'));
    this.wire.committed(this);
  }

  /** Statements of one transaction go one after another, as on one connection. */
  private query(statement: Statement) {
    return lazily((mode) => {
      const mine = this.last.then(() => this.wire.run(this, statement, mode));
      this.last = mine.catch(noted);
      return mine;
    });
  }
}

const texts = new Map<string, readonly string[]>();

/** A statement in the `$1` form of drizzle; the pieces are kept, so that its label is. */
function fromText(text: string, params: readonly unknown[]): Statement {
  let strings = texts.get(text);
  if (!strings) {
    strings = text.split(/\$\d+/);
    texts.set(text, strings);
  }
  const order = [...text.matchAll(/\$(\d+)/g)].map((match) => params[Number(match[1]) - 1]);
  return { label: labelOf(strings), strings, args: order };
}

function noted(): void {}

function connectionLost(): Error {
  return Object.assign(new Error('the connection was lost'), { code: 'CONNECTION_CLOSED' });
}
