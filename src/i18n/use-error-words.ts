'use client';

import { useMessages, useTranslations } from 'use-intl';
import type { ErrorDetails } from '#/lib/errors.ts';

/** What stands in for a value that an error did not bring. */
const unnamed = { count: 1, nodes: 2_000, megabytes: 16, reason: '…' };

/** Says an error code in the reader's words; an unknown code gets the words for the unexpected. */
export function useErrorWords(): (code: string, details?: ErrorDetails) => string {
  const t = useTranslations('errors');
  const { errors } = useMessages();
  return (code, details) =>
    t(Object.hasOwn(errors, code) ? (code as keyof typeof errors) : 'unexpected', { ...unnamed, ...details });
}
