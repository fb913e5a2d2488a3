import { expect, test } from 'vitest';
import type { EngineDeps } from './deps.ts';
import { TransactionSpans } from './tracing.ts';

test('of a transaction that is begun anew only the last try is told, after the commit', () => {
  const told: string[] = [];
  let begun = 0;
  const tracing = {
    begin(name: string) {
      const traceparent = `${++begun}`;
      return { traceparent, end: (outcome?: string) => void told.push(`${name} ${traceparent} ${outcome ?? '-'}`) };
    },
  };
  const { deps, spans } = TransactionSpans.within({ tracing } as unknown as EngineDeps);
  for (let tries = 0; tries < 2; tries++) {
    spans?.restart();
    deps.tracing?.begin('turn', null, {});
    deps.tracing?.begin('status', null, {}).end('read');
  }
  expect(told).toEqual([]);
  spans?.committed();
  expect(told).toEqual(['turn 3 -', 'status 4 read']);
});
