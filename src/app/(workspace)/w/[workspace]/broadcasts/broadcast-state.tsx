'use client';

import { useTranslations } from 'use-intl';
import type { BroadcastStatus } from '#/flow/audience/broadcast.ts';
import { Status, type Tone } from '#/ui/status.tsx';

const tones: Record<BroadcastStatus, Tone> = {
  draft: 'off',
  scheduled: 'accent',
  sending: 'accent',
  paused: 'warning',
  sent: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  archived: 'neutral',
};

/** Where a broadcast stands. */
export function BroadcastState({ status }: { status: BroadcastStatus }) {
  const t = useTranslations('broadcasts');
  return (
    <Status tone={tones[status]} className="shrink-0 text-ink">
      {t(`status-${status}`)}
    </Status>
  );
}
