'use client';

import { useErrorWords } from '#/i18n/use-error-words.ts';
import { readError } from '#/trpc/read-error.ts';
import { notifyError } from '#/ui/toast.tsx';

/** Shows why a mutation did not go through; made for its `onError`. */
export function useNotifyError(): (error: unknown) => void {
  const say = useErrorWords();
  return (error) => {
    const { code, details } = readError(error);
    notifyError(say(code, details));
  };
}
