'use client';

import { useTranslations } from 'use-intl';
import { EmptyState } from '#/ui/empty-state.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Page } from '#/ui/page.tsx';
import { ExampleThread } from '../../../_frame/example-thread.tsx';

/** The list of flows while there is none: a small conversation, and the way to the first flow. */
export function FlowsEmpty({ workspace, canEdit }: { workspace: string; canEdit: boolean }) {
  const t = useTranslations('flows');
  return (
    <Page title={t('title')}>
      <EmptyState
        picture={<ExampleThread reader="contact" />}
        title={t('empty-title')}
        action={
          canEdit && (
            <LinkButton variant="primary" href={`/w/${workspace}/start`}>
              {t('empty-action')}
            </LinkButton>
          )
        }
      >
        {t('empty-text')}
      </EmptyState>
    </Page>
  );
}
