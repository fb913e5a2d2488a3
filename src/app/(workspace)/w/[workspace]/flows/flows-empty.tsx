'use client';

import { useTranslations } from 'use-intl';
import { EmptyState } from '#/ui/empty-state.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Page } from '#/ui/page.tsx';
import { Thread } from '#/ui/phone/thread.tsx';

/** The list of flows while there is none: a small conversation, and the way to the first flow. */
export function FlowsEmpty({ workspace, canEdit }: { workspace: string; canEdit: boolean }) {
  const t = useTranslations('flows');
  return (
    <Page title={t('title')}>
      <EmptyState
        picture={
          <Thread
            className="w-72 rounded-card bg-phone text-start"
            contentClassName="p-4"
            reader="contact"
            items={[
              {
                kind: 'message',
                id: 'in',
                from: 'contact',
                at: null,
                content: { kind: 'text', text: t('example-in') },
              },
              {
                kind: 'message',
                id: 'out',
                from: 'business',
                at: null,
                content: {
                  kind: 'buttons',
                  text: t('example-out'),
                  options: [{ id: 'yes', label: t('example-button') }],
                },
              },
            ]}
          />
        }
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
