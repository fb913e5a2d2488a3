'use client';

import { useMessages, useTranslations } from 'use-intl';

/** What stands in for a value that a finding did not bring. */
const unnamed = { max: '…', min: '…', name: '…', reason: '…', sum: '…' };

/** Says a finding of the problem list in the reader's words. */
export function useProblemWords(): (problem: { code: string; details?: Record<string, string | number> }) => string {
  const t = useTranslations('problems');
  const { problems } = useMessages();
  return ({ code, details }) =>
    Object.hasOwn(problems, code) ? t(code as keyof typeof problems, { ...unnamed, ...details }) : code;
}
