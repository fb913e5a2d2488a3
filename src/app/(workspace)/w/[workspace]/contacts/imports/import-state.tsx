'use client';

import { useTranslations } from 'use-intl';
import { Status, type Tone } from '#/ui/status.tsx';

const tones = {
  ready: 'accent',
  running: 'accent',
  done: 'success',
  cancelled: 'off',
  failed: 'danger',
} as const satisfies Record<string, Tone>;

/** How an import stands. */
export function ImportState({ state }: { state: keyof typeof tones }) {
  const t = useTranslations('contacts');
  return <Status tone={tones[state]}>{t(`import-${state}`)}</Status>;
}
