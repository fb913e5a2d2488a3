'use client';

import { useCallback } from 'react';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { notifyError } from '#/ui/toast.tsx';
import { ApiFailure } from './flow-api.ts';

/** Carries work out and says why it did not go through; answers what it answered, or null. */
export function useReportFailure(): <T>(work: () => Promise<T>) => Promise<T | null> {
  const say = useErrorWords();
  return useCallback(
    async (work) => {
      try {
        return await work();
      } catch (thrown) {
        if (!(thrown instanceof ApiFailure)) throw thrown;
        notifyError(say(thrown.code, thrown.details));
        return null;
      }
    },
    [say],
  );
}
