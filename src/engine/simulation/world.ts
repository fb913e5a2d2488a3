import { uuidMaker } from '#/lib/ids.ts';
import { receiveItems, type Surroundings, startWeb, startWorker, type Web, type Worker } from './actors.ts';
import { Chance } from './chance.ts';
import { drawScript, type Script } from './generator.ts';
import { FakeGraph } from './ledger.ts';
import { type InboundMessage, type Item, Meta } from './meta.ts';
import { orderedMoves } from './moves.ts';
import { nextMoments } from './next-moment.ts';
import { operate } from './operate.ts';
import { Oracle } from './oracle.ts';
import { Passes } from './passes.ts';
import type { Bug } from './planted-bugs.ts';
import { Scheduler } from './scheduler.ts';
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
  readonly seed: number;
  readonly reports: string[] = [];
  tenants: OpenTenant[] = [];
  calm = false;
  private readonly bug: Bug;
  private readonly chance: Chance;
  private readonly newId: () => string;
  private readonly around: Surroundings;
  workers: Worker[] = [];
  private webs: Web[] = [];
  private events: { at: number; number: number; act(): unknown }[] = [];
  private numbers = 0;
  private readonly passes: Passes;
  /** Looks at what is held back from which nothing came. */
  fruitless = 0;
  /** During an outage of all workers: when they come back. */
  private backAt = 0;
  private hums = 0;
  private humming = false;
  private doubtful: ReadonlySet<string> = new Set();
  private ripe = false;

  constructor(runtime: Runtime, seed: number, bug: Bug, trace: (line: string) => void) {
    this.seed = seed;
    this.runtime = runtime;
    this.bug = bug;
    this.passes = new Passes(this, new Chance(seed * 11 + 1));
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
      enqueue: (payload) => this.passes.enqueue(payload),
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
      answer: (request, response) => void this.passes.answerCall(request, response),
    });
    for (let i = 1; i <= this.script.workers; i++) this.keepWorker(`worker${i}`, 1);
    for (let i = 1; i <= 2; i++) this.keepWeb(`web${i}`, 1);
    for (const { at, person, text } of this.script.utterances) {
      const { phone, tenant } = this.script.people[person] as Script['people'][number];
      this.later(at, () => this.meta.write(person, phone, this.tenants[tenant]?.sender as string, text, this.now));
    }
    for (const act of this.script.operators) this.later(act.at, () => operate(this, act));
    for (const { at, byMs } of this.script.jumps) this.later(at, () => this.pass(byMs));
    this.layOutages();
    const { crash, cut, first } = this.script.faults;
    this.scheduler.faults = { crash, cut, first };
  }

  /** In some seeds all workers are gone for a while, as during an update, and what has come together is done at once. */
  private layOutages(): void {
    const chance = new Chance(this.seed * 7 + 2);
    if (!chance.often(0.35)) return;
    const forMs = chance.pick([2_500, 6_000, 25_000]);
    this.later(chance.between(500, 9_000), async () => {
      this.backAt = this.now + forMs;
      for (const worker of [...this.workers]) await this.scheduler.crash(worker, 'an outage');
    });
  }

  /** Ends all faults and undoes what members hold back, so that everything can come to its end. */
  heal(): void {
    this.calm = true;
    this.graph.faults = 0;
    this.meta.calm = true;
    this.scheduler.faults = { crash: 0, cut: 0, first: 0 };
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
      const passes = this.passes.possible();
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
        await event.act();
      } else if (drawn < events.length + gates.length) await scheduler.advance(gates);
      else passes[drawn - events.length - gates.length]?.();
    }
  }

  /** Does something in so many milliseconds. */
  later(delay: number, act: () => unknown): void {
    this.events.push({ at: this.now + delay, number: ++this.numbers, act });
    this.events.sort((a, b) => a.at - b.at || a.number - b.number);
  }

  /** The key of the outside call that a run waits for, by what was last committed of it. */
  waitsFor(run: string): string | undefined {
    return this.oracle.witness.activities.get(run);
  }

  /** A living web process. */
  web(): Web | undefined {
    const alive = this.webs.filter((web) => web.alive);
    return alive.length > 0 ? this.chance.pick(alive) : undefined;
  }

  private hum(): void {
    this.hums++;
    this.humming = false;
    for (const { sender, channelId } of this.tenants) {
      if (this.doubtful.has(channelId)) this.meta.hum(sender, this.now);
    }
  }

  private pass(ms: number): void {
    this.scheduler.now += ms;
    this.oracle.recoveredAt = this.now;
    this.wakeAll();
  }

  private wakeAll(): void {
    for (const kind of ['engine', 'sender', 'doubts'] as const) this.passes.due[kind]++;
  }

  private keepWorker(name: string, life: number): void {
    const worker = startWorker(this.around, `${name}.${life}`, this.script.claimSize);
    worker.onCrash = () => {
      this.wire.flush(worker);
      this.passes.due.engine++;
      this.passes.due.sender++;
      this.workers = this.workers.filter((one) => one !== worker);
      const rest = Math.max(this.chance.pick([20, 800, 6_000]), this.backAt - this.now);
      this.later(rest, () => this.keepWorker(name, life + 1));
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
    for (const job of orderedMoves(committed)) this.passes.enqueue(job);
    this.passes.wake(committed, this.ripe);
  }

  private post(items: readonly Item[], done: (ok: boolean) => void): void {
    const web = this.web();
    const tenant = this.tenants.find(({ sender }) => sender === items[0]?.sender) as OpenTenant;
    if (!web) {
      this.later(500, () => done(false));
      return;
    }
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

  /** Nobody can do anything now: on to the next moment at which somebody can. False when there is none. */
  private async sleep(until: number): Promise<boolean> {
    const moments = await nextMoments(this.runtime.links.admin, this.now);
    this.ripe = moments.ripe;
    this.doubtful = moments.doubtful;
    if (this.calm && moments.doubtful.size > 0 && this.hums < mostHums && !this.humming) {
      this.humming = true;
      this.later(40_000, () => this.hum());
    }
    const planned = Math.min(
      this.events[0]?.at ?? Number.POSITIVE_INFINITY,
      this.scheduler.nextReadyAt(),
      this.passes.nextAt(),
    );
    // what is held back is looked at again and again; less and less often when nothing comes of it
    const pause = this.fruitless > 1 ? 2 ** Math.min(this.fruitless - 1, 16) * 1_000 : 0;
    const held = Math.max(moments.held, this.now + pause);
    const next = Math.min(planned, moments.engine, moments.doubts, moments.sender, held);
    if (next === Number.POSITIVE_INFINITY || next > until) return false;
    if (next === held) this.fruitless++;
    this.scheduler.now = Math.max(this.now, next);
    if (moments.engine <= this.now) this.passes.due.engine++;
    if (moments.doubts <= this.now) this.passes.due.doubts++;
    if (Math.min(moments.sender, held) <= this.now) this.passes.due.sender++;
    return true;
  }
}
