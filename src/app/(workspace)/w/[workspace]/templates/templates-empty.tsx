'use client';

import { useTranslations } from 'use-intl';
import { EmptyState } from '#/ui/empty-state.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Thread } from '#/ui/phone/thread.tsx';

/** What templates are for, while there is none: one on a phone, and the way to the first; or to a number, where there is none. */
export function TemplatesEmpty(props: { workspace: string; connected: boolean; canEdit: boolean }) {
  const t = useTranslations('templates');
  const { workspace, connected, canEdit } = props;
  const content = {
    kind: 'template',
    name: 'example',
    text: t('example-text'),
    buttons: [{ kind: 'quick-reply', label: t('example-button') }],
  } as const;
  return (
    <EmptyState
      picture={
        <Thread
          className="w-72 rounded-card bg-phone text-start"
          contentClassName="p-4"
          reader="contact"
          items={[{ kind: 'message', id: 'example', from: 'business', at: null, content }]}
        />
      }
      title={t(connected ? 'empty-title' : 'no-number-title')}
      action={
        connected
          ? canEdit && (
              <LinkButton variant="primary" href={`/w/${workspace}/templates/new`}>
                {t('create')}
              </LinkButton>
            )
          : canEdit && (
              <LinkButton variant="primary" href={`/w/${workspace}/settings/channels`}>
                {t('no-number-action')}
              </LinkButton>
            )
      }
    >
      {t(connected ? 'empty-text' : 'no-number-text')}
    </EmptyState>
  );
}
