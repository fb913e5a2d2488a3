import { OperationalError } from '#/lib/errors.ts';
import type { EngineDeps } from '../deps.ts';
import { type ClaimedSend, claimSends, subjectOf } from './claim-sends.ts';
import { type FinishedSend, finishSends } from './finish-sends.ts';
import { type PerformedSend, performSend } from './perform-send.ts';

/** Requests that one sender has under way at most. */
const mostUnderWay = 200;

/**
 * Sends what is in the outbox. `work` claims once and starts the requests; their ends are collected and written together
 * by `settle`, which the caller runs beside it.
 */
export class Sender {
  private readonly deps: EngineDeps;
  private readonly underWay = new Set<Promise<void>>();
  private readonly onEnd: (outcome: PerformedSend, seconds: number) => void;
  private readonly claimSize: number;
  private finished: FinishedSend[] = [];

  /**
   * `onEnd` is told whenever a request has ended and waits for `settle`: how, and how long it took. One claim takes at most
   * `claimSize` messages for one number.
   */
  constructor(deps: EngineDeps, onEnd: (outcome: PerformedSend, seconds: number) => void = () => {}, claimSize = 50) {
    this.deps = deps;
    this.onEnd = onEnd;
    this.claimSize = claimSize;
  }

  /** Claims what is due and starts sending it; the number of messages claimed. */
  async work(): Promise<number> {
    if (this.underWay.size >= mostUnderWay) return 0;
    const capabilities = (kind: string) => {
      const adapter = this.deps.adapters[kind];
      if (!adapter) throw new Error(`no channel adapter: ${kind}`);
      return adapter.capabilities;
    };
    const claimed = await claimSends(this.deps, capabilities, this.claimSize);
    for (const claim of claimed) this.start(claim);
    return claimed.length;
  }

  /** Writes down the requests that have ended since the last call. */
  async settle(): Promise<number> {
    const batch = this.finished;
    if (batch.length === 0) return 0;
    this.finished = [];
    try {
      await finishSends(this.deps, batch);
    } catch (thrown) {
      if (thrown instanceof OperationalError) {
        // keep what is known: it is written with the next batch, or the status webhooks settle it
        this.finished = [...batch, ...this.finished];
        throw thrown;
      }
      await this.settleEach(batch);
    }
    return batch.length;
  }

  /** An end that cannot be written must not keep the others from being: its send becomes a doubt when its lease is over. */
  private async settleEach(batch: readonly FinishedSend[]): Promise<void> {
    for (const one of batch) {
      try {
        await finishSends(this.deps, [one]);
      } catch (thrown) {
        this.deps.report('send-end-lost', subjectOf(one.claim.row), thrown);
      }
    }
  }

  /** Waits for the requests under way and writes them down. */
  async drain(): Promise<void> {
    await Promise.all(this.underWay);
    await this.settle();
  }

  private start(claim: ClaimedSend): void {
    const adapter = this.deps.adapters[claim.row.channel_kind];
    if (!adapter) return;
    const begun = this.deps.clock.now();
    const span = this.deps.tracing?.begin('send', claim.row.payload.trace ?? null, subjectOf(claim.row));
    const request = performSend(this.deps, adapter, claim, span?.traceparent).then((outcome) => {
      span?.end(outcome.kind);
      this.finished.push({ claim, outcome });
      this.underWay.delete(request);
      this.onEnd(outcome, (this.deps.clock.now() - begun) / 1_000);
    });
    this.underWay.add(request);
  }
}
