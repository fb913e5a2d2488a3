import type { EngineDeps } from './deps.ts';

/** A piece of the way of a message, under way. */
export interface OpenSpan {
  /** Where what follows from it begins, as W3C's `traceparent`. */
  readonly traceparent: string;
  /** Tells of it; how it ended, in a word. */
  end(outcome?: string): void;
}

/** Follows messages from the webhook over the turn to the send and its statuses; absent where nobody wants to see that. */
export interface Tracing {
  /** Begins a piece; `from` is the `traceparent` that it follows from, null where the way begins. `about` are ids of ours alone. */
  begin(name: string, from: string | null, about: Record<string, string>): OpenSpan;
}

/** The pieces that one transaction makes: they end when it has committed, and nobody hears of those that were rolled back. */
export class TransactionSpans implements Tracing {
  private readonly open: OpenSpan[] = [];
  private readonly tracing: Tracing;

  private constructor(tracing: Tracing) {
    this.tracing = tracing;
  }

  /** The surroundings for the transaction; the same ones where nothing is followed. */
  static within(deps: EngineDeps): { deps: EngineDeps; spans: TransactionSpans | undefined } {
    if (!deps.tracing) return { deps, spans: undefined };
    const spans = new TransactionSpans(deps.tracing);
    return { deps: { ...deps, tracing: spans }, spans };
  }

  begin(name: string, from: string | null, about: Record<string, string>): OpenSpan {
    const { traceparent, end } = this.tracing.begin(name, from, about);
    let outcome: string | undefined;
    this.open.push({ traceparent, end: () => end(outcome) });
    return {
      traceparent,
      end(how) {
        outcome = how;
      },
    };
  }

  /** The transaction begins anew. */
  restart(): void {
    this.open.length = 0;
  }

  committed(): void {
    for (const span of this.open) span.end();
  }
}
