'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '#/trpc/client.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { type Span, withEarlier, withLatest } from './join-steps.ts';
import type { ShownRun, ShownStep } from './shown-run.ts';

/** The turns of a run, while it goes on and older ones are fetched; `fetchEarlier` is null once the first is there. */
export function useSteps(run: ShownRun): {
  steps: readonly ShownStep[];
  fetchEarlier: (() => void) | null;
  fetching: boolean;
} {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [held, setHeld] = useState<{ run: ShownRun; span: Span<ShownStep> }>({ run, span: run });
  const span = held.run === run ? held.span : held.run.id === run.id ? withLatest(held.span, run) : run;
  if (held.run !== run) setHeld({ run, span });
  const earlier = useMutation({
    mutationFn: (cursor: number) => queries.fetchQuery(trpc.run.steps.queryOptions({ id: run.id, cursor })),
    onSuccess: ({ rows: steps, next }, cursor) =>
      setHeld((now) => (now.span.next === cursor ? { ...now, span: withEarlier(now.span, { steps, next }) } : now)),
    onError: useNotifyError(),
  });
  const { next } = span;
  return {
    steps: span.steps,
    fetchEarlier: next === null ? null : () => earlier.mutate(next),
    fetching: earlier.isPending,
  };
}
