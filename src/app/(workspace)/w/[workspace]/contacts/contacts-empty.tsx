'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#/ui/empty-state.tsx';
import { ExampleRows } from '#/ui/example-rows.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Page } from '#/ui/page.tsx';
import { PeopleNavigation } from './people-navigation.tsx';

/** The list of contacts while there is none: what it will look like, and how the first comes about. */
export function ContactsEmpty({ workspace, action }: { workspace: string; action: ReactNode }) {
  const t = useTranslations('contacts');
  const conversations = useTranslations('conversations');
  return (
    <Page title={t('title')} action={action} filters={<PeopleNavigation workspace={workspace} />}>
      <EmptyState
        picture={
          <ExampleRows
            rows={[
              { name: 'Ana Souza', end: '+55 11 95550-1301' },
              { name: 'James Carter', end: '+1 202-555-0102' },
              { name: 'Lucía Fernández', end: '@lucia' },
            ]}
          />
        }
        title={t('empty-title')}
        action={<LinkButton href={`/w/${workspace}/phones`}>{conversations('empty-action')}</LinkButton>}
      >
        {t('empty-text')}
      </EmptyState>
    </Page>
  );
}
