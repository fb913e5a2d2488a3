'use client';

import { useTranslations } from 'use-intl';
import type { TemplateFault } from '#/channels/template-desk.ts';
import { Callout } from '#/ui/callout.tsx';

/** How much is still to be corrected, read out when it changes. */
export function FaultsLeft({ faults }: { faults: ReadonlyMap<string, TemplateFault> }) {
  const t = useTranslations('templates');
  const count = [...faults.values()].filter(({ severity }) => severity === 'error').length;
  if (count === 0) return null;
  return (
    <Callout tone="danger" live>
      {t('faults-left', { count })}
    </Callout>
  );
}
