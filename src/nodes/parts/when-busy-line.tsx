'use client';

import type { WhenBusy } from '#/flow/graph/trigger.ts';
import { CardLine } from './card-line.tsx';
import { useNodeWords } from './use-node-words.ts';

/** On the card of a trigger: what it does to a flow that the contact is already in, unless it leaves that flow alone. */
export function WhenBusyLine({ rule }: { rule: WhenBusy }) {
  const t = useNodeWords();
  if (rule === 'ignore') return null;
  return <CardLine>{t('when-busy-card', { rule: t(`when-busy-${rule}`) })}</CardLine>;
}
