import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What a process counts of its own work; see docs/operating/metrics.md. No label ever names a person or a text. */
export interface Figures {
  registry: Registry;
  webhooks: Histogram<'status'>;
  webhookRejections: Counter<'reason'>;
  turns: Histogram;
  events: Counter;
  sends: Histogram<'outcome'>;
  refusals: Counter<'code'>;
  jobs: Histogram<'queue' | 'result'>;
  reports: Counter<'event'>;
  denials: Counter<'code'>;
  blockedCalls: Counter;
}

// Next bundles its own copy of this module into the same process: there is one set of figures nevertheless
const held = globalThis as unknown as { recadoFigures?: Figures };

/** The figures of this process. */
export function figures(): Figures {
  held.recadoFigures ??= makeFigures();
  return held.recadoFigures;
}

/** Told from the start on, or the first one would not be seen to have grown from nothing. */
const alarming = {
  events: ['audit-broken', 'channel-paused', 'lane-given-up', 'lane-quarantined', 'send-duplicate', 'send-unknown'],
  statuses: [401, 503],
};

function makeFigures(): Figures {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'recado_' });
  const seconds = <Label extends string>(name: string, help: string, labelNames: Label[], buckets: number[]) =>
    new Histogram<Label>({ name: `recado_${name}_seconds`, help, labelNames, buckets, registers });
  const count = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter<Label>({ name: `recado_${name}_total`, help, labelNames, registers });
  const made: Figures = {
    registry,
    webhooks: seconds('webhook', 'Answering a webhook, by the status answered.', ['status'], quick),
    webhookRejections: count('webhook_rejections', 'Webhooks that were refused, by the reason.', ['reason']),
    turns: seconds('turn', 'One transaction of the engine that found something to do.', [], quick),
    events: count('events', 'Inbound events and due waits that turns digested.', []),
    sends: seconds('send', 'A request to the provider, by how it ended.', ['outcome'], slow),
    refusals: count('send_refusals', 'Sends that the provider refused, by its code.', ['code']),
    jobs: seconds('job', 'One background job.', ['queue', 'result'], slow),
    reports: count('reports', 'What the engine reported for an operator to see, by kind.', ['event']),
    denials: count('denials', 'Calls of people that were refused, by the reason.', ['code']),
    blockedCalls: count('blocked_calls', 'Calls to addresses that flows may not reach.', []),
  };
  for (const event of alarming.events) made.reports.inc({ event }, 0);
  for (const status of alarming.statuses) made.webhooks.zero({ status });
  return made;
}

const quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const slow = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
