import type { IncomingMessage, ServerResponse } from 'node:http';
import { uuidMaker } from '#/lib/ids.ts';
import type { RequestHttpJob } from '#/server/jobs/request-http.ts';
import { effectPerformers } from '#/worker/effects.ts';
import { requestHttp } from '#/worker/jobs/request-http.ts';
import { sweepDoubts } from '../send/sweep-doubts.ts';
import { runTurn } from '../turn/run-turn.ts';
import {
  type Job,
  type PassKind,
  receiveItems,
  type Surroundings,
  startWeb,
  startWorker,
  type Web,
  type Worker,
} from './actors.ts';
import { Chance } from './chance.ts';
import { drawScript, type Script } from './generator.ts';
import { statementsOf } from './history.ts';
import { FakeGraph } from './ledger.ts';
import { type InboundMessage, type Item, Meta } from './meta.ts';
import { nextMoments } from './next-moment.ts';
import { operate } from './operate.ts';
import { Oracle } from './oracle.ts';
import type { Bug } from './planted-bugs.ts';
import { type Process, Scheduler, type Task } from './scheduler.ts';
import { forgetSchedules, type OpenTenant, openTenants } from './tenants.ts';
import type { Runtime } from './testing/runtime.ts';
import { type Committed, Wire } from './wire.ts';

const dayMs = 24 * 3_600_000;
/** Gates that a schedule may open before it counts as one that never ends. */
const mostSteps = 30_000;

/** Signs of life that settle all doubts, and more. */
const mostHums = 40;

/** One schedule of one seed: everything that lives in it, and how time passes. */
export class World {
  readonly script: Script;
  readonly scheduler: Scheduler;
  readonly oracle: Oracle;
  readonly graph: FakeGraph;
  readonly meta: Meta;
  readonly wire: Wire;
  readonly runtime: Runtime;
  readonly start: number;
  readonly reports: string[] = [];
  tenants: OpenTenant[] = [];
  calm = false;
  private readonly bug: Bug;
  private readonly chance: Chance;
  private readonly newId: () => string;
  private readonly around: Surroundings;
  private workers: Worker[] = [];
  private webs: Web[] = [];
  private jobs: Job[] = [];
  private events: { at: number; number: number; act(): void }[] = [];
  private numbers = 0;
  private readonly due: Record<'engine' | 'sender' | 'doubts', number> = { engine: 1, sender: 1, doubts: 1 };
  private readonly callers = new Map<string, Task>();
  private fruitless = 0;
  private hums = 0;
  private humming = false;
  private doubtful = false;

  constructor(runtime: Runtime, seed: number, bug: Bug, trace: (line: string) => void) {
    this.runtime = runtime;
    this.bug = bug;
    this.start = Date.UTC(2027, 0, 1) + runtime.runs++ * 4 * dayMs;
    this.chance = new Chance(seed);
    const ids = new Chance(seed * 31 + 7);
    const make = uuidMaker((into) => ids.fill(into));
    this.newId = () => make(this.start);
    this.script = drawScript(this.chance, this.newId);
    this.scheduler = new Scheduler(runtime.links, this.chance, this.start, (line) =>
      trace(line.replace(/^\d+/, (at) => `${Number(at) - this.start}`)),
    );
    const { faults } = this.script;
    this.graph = new FakeGraph(this.scheduler, new Chance(seed * 17 + 3), faults.graph, (entry) =>
      this.meta.follow(entry, this.scheduler.now),
    );
    this.meta = new Meta(
      new Chance(seed * 13 + 5),
      faults,
      (delay, act) => this.later(delay, act),
      (items, done) => this.post(items, done),
    );
    this.oracle = new Oracle(
      this.script,
      (tenant) => this.tenants[tenant]?.workspaceId ?? '',
      (wamid) => this.meta.inbound.find((message) => message.wamid === wamid) as InboundMessage,
    );
    this.oracle.recoveredAt = this.start;
    this.wire = new Wire(
      runtime.links,
      this.scheduler,
      (committed) => this.onCommit(committed),
      bug.tamper?.(this) ?? {},
    );
    this.around = {
      scheduler: this.scheduler,
      pool: this.wire.pool('raw'),
      ids,
      access: (channelId) =>
        this.tenants.find((tenant) => tenant.channelId === channelId)?.access as OpenTenant['access'],
      http: (process) => bug.http?.(this.graph.client(process), this, process) ?? this.graph.client(process),
      enqueue: (payload) => this.enqueue(payload),
      report: (event) => void this.reports.push(event),
    };
  }

  /** Some time after the last thing that the seed laid out. */
  get horizon(): number {
    const { utterances, operators, jumps } = this.script;
    const jumped = jumps.reduce((sum, { byMs }) => sum + byMs, 0);
    return this.start + Math.max(0, ...[...utterances, ...operators].map(({ at }) => at)) + jumped + 120_000;
  }

  get now(): number {
    return this.scheduler.now;
  }

  /** Writes the beginning, starts all processes and lays everything out that the seed decided. */
  async open(): Promise<void> {
    const { links, runs } = this.runtime;
    await forgetSchedules(links.admin, runs % 40 === 1);
    this.tenants = await openTenants(links.admin, this.script, this.newId, this.start, (flow, version) =>
      this.oracle.witness.begin(flow, version),
    );
    this.runtime.lend({
      now: () => this.now,
      pool: this.wire.pool('drizzle'),
      answer: (request, response) => void this.answerCall(request, response),
    });
    for (let i = 1; i <= this.script.workers; i++) this.keepWorker(`worker${i}`, 1);
    for (let i = 1; i <= 2; i++) this.keepWeb(`web${i}`, 1);
    for (const { at, person, text } of this.script.utterances) {
      const { phone, tenant } = this.script.people[person] as Script['people'][number];
      this.later(at, () => this.meta.write(person, phone, this.tenants[tenant]?.sender as string, text, this.now));
    }
    for (const act of this.script.operators) this.later(act.at, () => operate(this, act));
    for (const { at, byMs } of this.script.jumps) this.later(at, () => this.pass(byMs));
    const { crash, cut } = this.script.faults;
    this.scheduler.faults = { crash, cut };
  }

  /** Ends all faults and undoes what members hold back, so that everything can come to its end. */
  heal(): void {
    this.calm = true;
    this.graph.faults = 0;
    this.meta.calm = true;
    this.scheduler.faults = { crash: 0, cut: 0 };
    this.oracle.recoveredAt = this.now;
    for (const flow of this.script.flows.keys()) operate(this, { kind: 'resume-flow', flow });
    for (const tenant of this.tenants.keys()) {
      operate(this, { kind: 'release-workspace', tenant });
      operate(this, { kind: 'resume-channel', tenant });
    }
    for (const person of this.script.people.keys()) operate(this, { kind: 'give-back', person });
  }

  /** Lets everything happen until nothing is left to happen, or until that time. */
  async run(until = Number.POSITIVE_INFINITY): Promise<void> {
    const { scheduler, chance } = this;
    for (;;) {
      await scheduler.settle();
      if (scheduler.steps > mostSteps) {
        this.oracle.blame('comes to an end', scheduler.describe().slice(0, 500));
        return;
      }
      const events = this.events.filter(({ at }) => at <= this.now);
      const gates = scheduler.ready();
      const passes = this.passes();
      const count = events.length + gates.length + passes.length;
      if (count === 0) {
        if (!(await this.sleep(until))) return;
        continue;
      }
      const drawn = chance.between(0, count - 1);
      const event = events[drawn];
      if (event) {
        this.fruitless = 0;
        this.events.splice(this.events.indexOf(event), 1);
        event.act();
      } else if (drawn < events.length + gates.length) await scheduler.advance(gates);
      else passes[drawn - events.length - gates.length]?.();
    }
  }

  /** Does something in so many milliseconds. */
  later(delay: number, act: () => void): void {
    this.events.push({ at: this.now + delay, number: ++this.numbers, act });
    this.events.sort((a, b) => a.at - b.at || a.number - b.number);
  }

  /** A living web process. */
  web(): Web | undefined {
    const alive = this.webs.filter((web) => web.alive);
    return alive.length > 0 ? this.chance.pick(alive) : undefined;
  }

  private hum(): void {
    this.hums++;
    this.humming = false;
    for (const { sender } of this.tenants) this.meta.hum(sender, this.now);
  }

  private pass(ms: number): void {
    this.scheduler.now += ms;
    this.oracle.recoveredAt = this.now;
    this.wakeAll();
  }

  private wakeAll(): void {
    for (const kind of ['engine', 'sender', 'doubts'] as const) this.due[kind]++;
  }

  private keepWorker(name: string, life: number): void {
    const worker = startWorker(this.around, `${name}.${life}`);
    worker.onCrash = () => {
      this.wire.flush(worker);
      this.due.engine++;
      this.due.sender++;
      this.workers = this.workers.filter((one) => one !== worker);
      this.later(this.chance.pick([20, 800, 6_000]), () => this.keepWorker(name, life + 1));
    };
    this.workers.push(worker);
    this.oracle.recoveredAt = this.now;
  }

  private keepWeb(name: string, life: number): void {
    const web = startWeb(this.around, `${name}.${life}`);
    const { onCrash } = web;
    web.onCrash = () => {
      onCrash?.();
      this.webs = this.webs.filter((one) => one !== web);
      this.later(this.chance.pick([20, 800, 3_000]), () => this.keepWeb(name, life + 1));
    };
    this.webs.push(web);
  }

  private onCommit(committed: Committed): void {
    this.oracle.commit(committed);
    const wrote = (beginning: string) => statementsOf(committed, beginning).length > 0;
    if (['insert into inbox', 'insert into "inbox"', 'update inbox'].some(wrote)) this.due.engine++;
    const concernsSends = ['insert into outbox', 'insert into "outbox"', 'delete from outbox', 'update outbox', 'update "'];
    if (concernsSends.some(wrote)) this.due.sender++;
    if (this.doubtful && committed.task.name === 'receive') this.due.doubts++;
  }

  private post(items: readonly Item[], done: (ok: boolean) => void): void {
    const web = this.web();
    const tenant = this.tenants.find(({ sender }) => sender === items[0]?.sender) as OpenTenant;
    if (!web) return this.later(500, () => done(false));
    let over = false;
    const finish = (ok: boolean) => {
      if (over) return;
      over = true;
      web.hanging.delete(hang);
      done(ok);
    };
    const hang = () => finish(false);
    web.hanging.add(hang);
    if (this.bug.answersEarly) finish(true);
    this.scheduler.spawn(
      web,
      'receive',
      () => receiveItems(web, tenant.door, items, tenant.account),
      ({ ok }) => finish(ok),
    );
  }

  private enqueue(payload: RequestHttpJob): void {
    const repeats = this.chance.often(this.script.faults.repeated / 2) ? 1 : 0;
    this.jobs.push({ payload, state: 'ready', notBefore: this.now, repeats });
  }

  /** The passes that loops of living workers could begin now. */
  private passes(): (() => void)[] {
    return this.workers.flatMap((worker) => {
      const can = (kind: PassKind) =>
        worker.restsUntil[kind] <= this.now &&
        !this.scheduler.busyWith(worker, kind) &&
        // others begin beside one that is under way, but not all the time: a pass that finds nothing proves little
        (!this.workers.some((other) => this.scheduler.busyWith(other, kind)) || this.chance.often(0.04));
      const begin: (() => void)[] = [];
      if (this.due.engine > 0 && can('engine')) begin.push(() => this.beginPass(worker, 'engine'));
      if (this.due.sender > 0 && can('sender')) begin.push(() => this.beginPass(worker, 'sender'));
      if (this.due.doubts > 0 && can('doubts')) begin.push(() => this.beginPass(worker, 'doubts'));
      if (worker.unsettled && can('settle')) begin.push(() => this.beginSettle(worker));
      const job = this.jobs.find(({ state, notBefore }) => state === 'ready' && notBefore <= this.now);
      if (job && can('job')) begin.push(() => this.beginJob(worker, job));
      return begin;
    });
  }

  private beginPass(worker: Worker, kind: 'engine' | 'sender' | 'doubts'): void {
    const seen = this.due[kind];
    const work = {
      engine: async () => (await runTurn(worker.deps, effectPerformers)).lanes,
      sender: () => worker.sender.work(),
      doubts: () => sweepDoubts(worker.deps),
    }[kind];
    this.scheduler.spawn(worker, kind, work, (result) => {
      if (!result.ok) this.failed(worker, kind, result.error);
      else {
        const found = (result.value as number) > 0;
        if (found && kind === 'sender') worker.unsettled = true;
        // nobody finds anything until something else has happened
        if (this.due[kind] === seen) this.due[kind] = 0;
      }
    });
  }

  private beginSettle(worker: Worker): void {
    worker.unsettled = false;
    this.scheduler.spawn(
      worker,
      'settle',
      () => worker.sender.settle(),
      (result) => {
        if (result.ok) return;
        worker.unsettled = true;
        this.failed(worker, 'settle', result.error);
      },
    );
  }

  private beginJob(worker: Worker, job: Job): void {
    job.state = 'active';
    const { runId, key } = job.payload;
    const again = (delay: number) => Object.assign(job, { state: 'ready', notBefore: this.now + delay });
    const { onCrash } = worker;
    worker.onCrash = () => {
      onCrash?.();
      if (job.state === 'active') again(12_000);
    };
    const task = this.scheduler.spawn(
      worker,
      'job',
      () => requestHttp(worker.deps, job.payload),
      ({ ok }) => {
        worker.onCrash = onCrash;
        if (!ok) again(1_500);
        else if (job.repeats-- > 0) again(this.chance.pick([10, 400, 4_000]));
        else job.state = 'done';
      },
    );
    this.callers.set(`${runId}.${key}`, task);
  }

  private failed(worker: Worker, kind: PassKind, error: unknown): void {
    worker.restsUntil[kind] = this.now + 1_000;
    const { name, code } = error as { name: string; code?: string };
    if (name !== 'OperationalError')
      this.reports.push(`${kind} threw ${name} ${code ?? ''} ${(error as Error).message}`);
  }

  /** Somebody else's server, which a flow asks. */
  private async answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const task = this.callers.get(String(request.headers['idempotency-key']));
    if (!task?.process.alive) return void response.destroy();
    const process: Process = task.process;
    const { onCrash } = process;
    process.onCrash = () => {
      onCrash?.();
      response.destroy();
    };
    await this.scheduler.gate('job: outside call', { process, task, delay: this.chance.between(10, 3_000) });
    process.onCrash = onCrash;
    const broken = this.chance.often(0.1);
    response.writeHead(broken ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ said: `heard ${request.url?.slice(1)}` }));
  }

  /** Nobody can do anything now: on to the next moment at which somebody can. False when there is none. */
  private async sleep(until: number): Promise<boolean> {
    const moments = await nextMoments(this.runtime.links.admin, this.now);
    this.doubtful = moments.doubtful;
    if (this.calm && moments.doubtful && this.hums < mostHums && !this.humming) {
      this.humming = true;
      this.later(20_000, () => this.hum());
    }
    const planned = Math.min(
      this.events[0]?.at ?? Number.POSITIVE_INFINITY,
      this.scheduler.nextReadyAt(),
      ...[
        ...this.jobs.filter(({ state }) => state === 'ready').map(({ notBefore }) => notBefore),
        ...this.workers.flatMap(({ restsUntil }) => Object.values(restsUntil)),
      ].filter((at) => at > this.now),
    );
    // what is held back is looked at again and again; less and less often when nothing comes of it
    const pause = this.fruitless > 6 ? 2 ** Math.min(this.fruitless - 6, 16) * 1_000 : 0;
    const held = Math.max(moments.held, this.now + pause);
    const next = Math.min(planned, moments.engine, moments.doubts, moments.sender, held);
    if (next === Number.POSITIVE_INFINITY || next > until) return false;
    if (next === held) this.fruitless++;
    this.scheduler.now = Math.max(this.now, next);
    if (moments.engine <= this.now) this.due.engine++;
    if (moments.doubts <= this.now) this.due.doubts++;
    if (Math.min(moments.sender, held) <= this.now) this.due.sender++;
    return true;
  }
}
