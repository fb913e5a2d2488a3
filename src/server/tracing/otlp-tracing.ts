import { DiagLogLevel, diag, ROOT_CONTEXT, type SpanContext, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { log } from '../log.ts';
import type { ProcessTracing } from './tracing.ts';

/** Where traces go, as OpenTelemetry's protocol over HTTP. */
export interface OtlpOptions {
  /** The collector, without `/v1/traces`. */
  endpoint: string;
  /** The share of messages that are followed, from 0 to 1. */
  share: number;
  service: string;
}

/** How often a collector that does not answer is told of, in milliseconds. */
const tellEveryMs = 60_000;

/** Outcomes that are worth finding: the others are as planned. */
const bad = new Set(['refused', 'uncertain', 'unsendable', 'not-sent', 'failed', 'timeout', 'unreachable', 'blocked']);

/**
 * Sends traces in batches. The provider is ours alone and not the one of the process: Next would otherwise add spans of its
 * own, whose addresses hold what people typed.
 */
export function otlpTracing({ endpoint, share, service }: OtlpOptions): ProcessTracing {
  tellTroubles();
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('recado');
  return {
    begin(name, from, about) {
      const parent = from === null ? null : readTraceparent(from);
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
      const attributes = Object.fromEntries(Object.entries(about).map(([key, id]) => [`recado.${key}`, id]));
      const span = tracer.startSpan(name, { attributes }, context);
      return {
        traceparent: writeTraceparent(span.spanContext()),
        end(outcome) {
          if (outcome !== undefined) span.setAttribute('recado.outcome', outcome);
          if (outcome !== undefined && bad.has(outcome)) span.setStatus({ code: SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    flush: () => provider.shutdown(),
  };
}

const shape = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function readTraceparent(text: string): SpanContext | null {
  const [, traceId, spanId, flags] = shape.exec(text) ?? [];
  if (!traceId || !spanId || !flags) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}

const writeTraceparent = ({ traceId, spanId, traceFlags }: SpanContext) =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

/** A collector that does not answer is told in our log, without its words, and not every few seconds. */
function tellTroubles(): void {
  let toldAt = Number.NEGATIVE_INFINITY;
  const quiet = () => {};
  const error = () => {
    if (performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    log('warn', 'traces are not delivered');
  };
  diag.setLogger({ error, warn: quiet, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.ERROR);
}
