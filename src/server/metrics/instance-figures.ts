import { Gauge, Registry } from 'prom-client';
import { type Instance, readInstance } from '../system/read-instance.ts';
import { ownFigures } from './serve-metrics.ts';

const registry = new Registry();

const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
  new Gauge<Label>({ name: `recado_${name}`, help, labelNames, registers: [registry] });

/** The figures that are read from the database: the same whichever process is asked. */
const gauges = {
  inbox: gauge('inbox_rows', 'Messages and results that no turn has digested yet.'),
  inboxAge: gauge('inbox_age_seconds', 'How long the oldest of them has waited.'),
  ready: gauge('outbox_ready_rows', 'Sends that may go now.'),
  readyAge: gauge('outbox_ready_age_seconds', 'How long the oldest of them has waited.'),
  sending: gauge('outbox_sending_rows', 'Sends whose request is under way.'),
  uncertain: gauge('outbox_uncertain_rows', 'Sends of which nobody knows yet whether they arrived.'),
  overdue: gauge('waits_overdue', 'Waits that should have ended more than 15 seconds ago.'),
  overdueAge: gauge('waits_overdue_age_seconds', 'How late the latest of them is.'),
  quarantined: gauge('conversations_set_aside', 'Conversations that rest because their turn failed.'),
  connections: gauge('database_connections', 'Connections to this database, of all processes.'),
  connectionsMost: gauge('database_connections_max', 'How many the server allows.'),
  limiterWait: gauge('limiter_wait_seconds', 'How long the next send of the most loaded number waits for its turn.'),
} as const satisfies Partial<Record<keyof Instance, Gauge>>;
const workerSilence = gauge('worker_silence_seconds', 'Time since any worker was last heard of.');
const channels = gauge('channels', 'Senders by state.', 'state');
const jobs = gauge('jobs', 'Background jobs by queue and state.', 'queue', 'state');
const jobAge = gauge('jobs_age_seconds', 'How long the oldest waiting job of a queue has waited.', 'queue');

/** The figures of this process, and those of the instance. Throws when the database does not answer. */
export async function allFigures(): Promise<string> {
  const instance = await readInstance();
  for (const [name, one] of Object.entries(gauges)) one.set(instance[name as keyof typeof gauges]);
  workerSilence.set(instance.workerSilence ?? Number.POSITIVE_INFINITY);
  for (const many of [channels, jobs, jobAge]) many.reset();
  for (const { state, count } of instance.channels) channels.set({ state }, count);
  for (const { queue, waiting, active, failed, age } of instance.jobs) {
    for (const [state, count] of Object.entries({ waiting, active, failed })) jobs.set({ queue, state }, count);
    jobAge.set({ queue }, age);
  }
  return `${await ownFigures()}\n${await registry.metrics()}`;
}
