'use client';

import { Ban, Check, CheckCheck, CircleAlert, CircleHelp, Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PhoneTicks } from './phone-message.ts';

const looks = {
  pending: { icon: Clock, className: 'text-muted' },
  sent: { icon: Check, className: 'text-muted' },
  delivered: { icon: CheckCheck, className: 'text-muted' },
  read: { icon: CheckCheck, className: 'text-accent-line' },
  failed: { icon: CircleAlert, className: 'text-danger-ink' },
  unknown: { icon: CircleHelp, className: 'text-warning-ink' },
  cancelled: { icon: Ban, className: 'text-muted' },
} as const;

/** How far a message has come: one tick, two, two in accent; or why it went no further. */
export function Ticks({ ticks }: { ticks: PhoneTicks }) {
  const t = useTranslations('phones');
  const { icon: Icon, className } = looks[ticks];
  return (
    <span role="img" aria-label={t(`ticks-${ticks}`)} title={t(`ticks-${ticks}`)} className={className}>
      <Icon className="size-3.5" aria-hidden />
    </span>
  );
}
