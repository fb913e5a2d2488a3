/** One outgoing HTTP request. */
export interface HttpRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** For the whole exchange. */
  timeoutMs: number;
  /** The most bytes of an answer that are read. */
  maxBytes?: number;
  /** Takes what a 200 answers, piece by piece, and nothing more before it is done with one; `body` is then empty. */
  sink?: Sink;
}

/** Where a file flows that nobody wants to hold whole. */
export type Sink = (chunk: Uint8Array) => Promise<void>;

/** An answer, whatever its status. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

/**
 * Why there is no answer. `sent` tells whether any byte of the request may have left: only `false` proves that the
 * other side never saw it.
 */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly reason: 'timeout' | 'unreachable' | 'reset' | 'blocked' | 'too-large';
  readonly sent: boolean;
  constructor(reason: HttpFailure['reason'], sent: boolean, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
    this.sent = sent;
  }
}

/** Carries a request out. Throws `HttpFailure` only. Injected, so that simulations can stand in for the network. */
export type HttpClient = (request: HttpRequest) => Promise<HttpResponse>;
