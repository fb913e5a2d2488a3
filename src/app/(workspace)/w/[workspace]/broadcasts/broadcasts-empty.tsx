'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#/ui/empty-state.tsx';
import { Page } from '#/ui/page.tsx';
import { ExampleThread } from '../../../_frame/example-thread.tsx';

/** The list of broadcasts while there is none: what one is for, and the way to the first. */
export function BroadcastsEmpty({ action }: { action: ReactNode }) {
  const t = useTranslations('broadcasts');
  return (
    <Page title={t('title')}>
      <EmptyState picture={<ExampleThread reader="contact" />} title={t('empty-title')} action={action}>
        {t('empty-text')}
      </EmptyState>
    </Page>
  );
}
