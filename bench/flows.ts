import { checkFlow } from '../src/flow/checks/check-flow.ts';
import type { FlowDocument } from '../src/flow/graph/document.ts';
import { migrateDocument } from '../src/flow/graph/migrate.ts';
import { nodeSchemas } from '../src/nodes/schemas.ts';
import { printTable, quantile } from './measure.ts';

// `npm run bench:flows`: how long checking and refusing flows takes, by size.

/** A ring of texts behind one trigger. */
function ring(size: number, textLength = 20): FlowDocument {
  const text = `Hello {{ contact.first_name }} ${'x'.repeat(textLength)}`;
  return {
    format: 1,
    nodes: Array.from({ length: size }, (_, index) => ({
      id: `n${index}`,
      type: index === 0 ? 'any-message' : 'send-text',
      position: { x: 0, y: 0 },
      config: index === 0 ? {} : { text },
    })),
    edges: Array.from({ length: size }, (_, i) => ({ from: `n${i}`, exit: 'next', to: `n${(i + 1) % size}` })),
  };
}

/** Median milliseconds of a call. */
function median(run: () => unknown): string {
  const times = Array.from({ length: 9 }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
  return `${quantile(times, 0.5).toFixed(1)} ms`;
}

printTable([
  ...[100, 500, 2_000].map((size) => ({
    work: `check ${size} nodes`,
    median: median(() => checkFlow(ring(size), nodeSchemas)),
  })),
  { work: 'refuse 10,000 nodes', median: median(() => migrateDocument(ring(10_000))) },
  { work: 'refuse 5 MB', median: median(() => migrateDocument(ring(250, 20_000))) },
]);
