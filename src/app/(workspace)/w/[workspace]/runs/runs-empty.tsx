'use client';

import { useTranslations } from 'use-intl';
import { EmptyState } from '#/ui/empty-state.tsx';
import { ExampleRows } from '#/ui/example-rows.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Page } from '#/ui/page.tsx';
import { Status } from '#/ui/status.tsx';

/** The list of runs while there is none: what it will look like, and how the first comes about. */
export function RunsEmpty({ workspace }: { workspace: string }) {
  const t = useTranslations('runs');
  const conversations = useTranslations('conversations');
  return (
    <Page title={t('title')}>
      <EmptyState
        picture={
          <ExampleRows
            rows={[
              { name: 'Ana Souza', end: <Status tone="accent">{t('state-waiting')}</Status> },
              { name: 'James Carter', end: <Status tone="success">{t('state-done')}</Status> },
              { name: 'Lucía Fernández', end: <Status tone="success">{t('state-done')}</Status> },
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
