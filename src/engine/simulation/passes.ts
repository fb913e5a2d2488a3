import type { IncomingMessage, ServerResponse } from 'node:http';
import { effectPerformers } from '#/worker/effects.ts';
import { moveRuns } from '#/worker/jobs/move-runs.ts';
import { requestHttp } from '#/worker/jobs/request-http.ts';
import { sweepDoubts } from '../send/sweep-doubts.ts';
import { runTurn } from '../turn/run-turn.ts';
import type { Job, PassKind, Worker } from './actors.ts';
import type { Chance } from './chance.ts';
import { statementsOf } from './history.ts';
import type { Process, Task } from './scheduler.ts';
import type { Committed } from './wire.ts';
import type { World } from './world.ts';

/** What the loops of the workers do, and the outside calls that they make. */
export class Passes {
  /** Loops that may find something; a pass that finds nothing sets them back to 0. */
  readonly due: Record<'engine' | 'sender' | 'doubts', number> = { engine: 1, sender: 1, doubts: 1 };
  private jobs: Job[] = [];
  private readonly callers = new Map<string, Task>();
  private readonly world: World;
  private readonly chance: Chance;

  constructor(world: World, chance: Chance) {
    this.world = world;
    this.chance = chance;
  }

  /** When a job may be taken, or a loop that failed tries again; only times to come. */
  nextAt(): number {
    const times = [
      ...this.jobs.filter(({ state }) => state === 'ready').map(({ notBefore }) => notBefore),
      ...this.world.workers.flatMap(({ restsUntil }) => Object.values(restsUntil)),
    ];
    return Math.min(...times.filter((at) => at > this.world.now), Number.POSITIVE_INFINITY);
  }

  /** Wakes the loops that a commit concerns. */
  wake(committed: Committed, ripe: boolean): void {
    const wrote = (...beginnings: string[]) =>
      beginnings.some((one) =>
        statementsOf(committed, one).some(({ rows }) => (rows as { count?: number }).count !== 0),
      );
    if (wrote('insert into inbox', 'insert into "inbox"', 'update inbox', 'update "inbox"', 'update run r set seq')) {
      this.due.engine++;
    }
    // what a claim takes frees nothing; what it refuses does
    const claims = committed.task.name === 'sender';
    const freeing = claims ? [] : ['insert into outbox', 'insert into "outbox"', 'update outbox', 'update "'];
    if (wrote('delete from outbox', 'delete from "outbox"', ...freeing)) this.due.sender++;
    if (ripe && committed.task.name === 'receive') this.due.doubts++;
  }

  /** Takes an outside call that a turn has ordered, or a move that a member has. */
  enqueue(payload: Job['payload']): void {
    const repeats = this.chance.often(0.2 + this.world.script.faults.repeated) ? 1 : 0;
    this.jobs.push({ payload, state: 'ready', notBefore: this.world.now, repeats });
  }

  /** The passes that loops of living workers could begin now. */
  possible(): (() => void)[] {
    return this.world.workers.flatMap((worker) => {
      const can = (kind: PassKind) =>
        worker.restsUntil[kind] <= this.world.now &&
        !this.world.scheduler.busyWith(worker, kind) &&
        // others begin beside one that is under way, but not all the time: a pass that finds nothing proves little
        (!this.world.workers.some((other) => this.world.scheduler.busyWith(other, kind)) || this.chance.often(0.04));
      const begin: (() => void)[] = [];
      if (this.due.engine > 0 && can('engine')) begin.push(() => this.beginPass(worker, 'engine'));
      if (this.due.sender > 0 && can('sender')) begin.push(() => this.beginPass(worker, 'sender'));
      if (this.due.doubts > 0 && can('doubts')) begin.push(() => this.beginPass(worker, 'doubts'));
      if (worker.unsettled && can('settle')) begin.push(() => this.beginSettle(worker));
      const job = this.jobs.find(({ state, notBefore }) => state === 'ready' && notBefore <= this.world.now);
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
    this.world.scheduler.spawn(worker, kind, work, (result) => {
      if (!result.ok) this.failed(worker, kind, result.error);
      else {
        const found = result.value as number;
        if (found > 0) this.world.fruitless = 0;
        if (found > 0 && kind === 'sender') worker.unsettled = true;
        // nobody finds anything until something else has happened
        if (this.due[kind] === seen && (kind !== 'sender' || found < this.world.script.claimSize)) this.due[kind] = 0;
      }
    });
  }

  private beginSettle(worker: Worker): void {
    worker.unsettled = false;
    this.world.scheduler.spawn(
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
    const { payload } = job;
    const again = (delay: number) => Object.assign(job, { state: 'ready', notBefore: this.world.now + delay });
    const { onCrash } = worker;
    worker.onCrash = () => {
      onCrash?.();
      if (job.state === 'active') again(12_000);
    };
    const task = this.world.scheduler.spawn(
      worker,
      'job',
      () => ('moveId' in payload ? moveRuns(worker.deps, payload) : requestHttp(worker.deps, payload)),
      ({ ok }) => {
        worker.onCrash = onCrash;
        if (!ok) again(1_500);
        else if (job.repeats-- > 0) again(this.chance.pick([0, 10, 300]));
        else job.state = 'done';
      },
    );
    if ('runId' in payload) this.callers.set(`${payload.runId}.${payload.key}`, task);
  }

  private failed(worker: Worker, kind: PassKind, error: unknown): void {
    worker.restsUntil[kind] = this.world.now + 1_000;
    const { name, code } = error as { name: string; code?: string };
    if (name !== 'OperationalError')
      this.world.reports.push(`${kind} threw ${name} ${code ?? ''} ${(error as Error).message}`);
  }

  /** Somebody else's server, which a flow asks. */
  async answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const task = this.callers.get(String(request.headers['idempotency-key']));
    if (!task?.process.alive) return void response.destroy();
    const process: Process = task.process;
    const { onCrash } = process;
    process.onCrash = () => {
      onCrash?.();
      response.destroy();
    };
    await this.world.scheduler.gate('job: outside call', { process, task, delay: this.chance.between(10, 3_000) });
    process.onCrash = onCrash;
    const broken = this.chance.often(0.1);
    response.writeHead(broken ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ said: `heard ${request.url?.slice(1)}` }));
  }
}
