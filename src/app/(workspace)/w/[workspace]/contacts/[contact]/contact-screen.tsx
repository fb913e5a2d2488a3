'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { BackLink } from '#/ui/back-link.tsx';
import { Badge } from '#/ui/badge.tsx';
import { Facts } from '#/ui/facts.tsx';
import { Page } from '#/ui/page.tsx';
import { Section } from '#/ui/section.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { ContactActions } from './contact-actions.tsx';
import { ContactConsent } from './contact-consent.tsx';
import { ContactFields } from './contact-fields.tsx';
import { ContactGroups } from './contact-groups.tsx';
import { ContactPast } from './contact-past.tsx';
import { ContactReach } from './contact-reach.tsx';
import { ContactTags } from './contact-tags.tsx';

/** Everything that is known of one person. */
export function ContactScreen({ id, workspace }: { id: string; workspace: string }) {
  const t = useTranslations('contacts');
  const format = useFormats();
  const trpc = useTRPC();
  const canEdit = useMay()('contact.edit');
  const { data: contact } = useSuspenseQuery(trpc.contact.get.queryOptions({ id }));
  return (
    <Page
      before={<BackLink href={`/w/${workspace}/contacts`} label={t('back')} />}
      title={contact.name ?? t('nameless')}
      after={contact.optedOutAt && <Badge tone="warning">{t('opted-out')}</Badge>}
      action={canEdit && <ContactActions contact={contact} />}
      className="grid grid-cols-1 gap-x-12 gap-y-10 pt-4 lg:grid-cols-[22rem_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-10">
        <Section title={t('profile')} quiet>
          <Facts
            facts={[
              ...contact.addresses.map(({ kind, value }) => ({ label: t(`kind-${kind}`), value, mono: true })),
              ...(contact.addresses.some(({ kind }) => kind === 'phone')
                ? []
                : [{ label: t('kind-phone'), value: t('no-phone') }]),
              ...(contact.username ? [{ label: t('username'), value: `@${contact.username}`, mono: true }] : []),
              ...(contact.language ? [{ label: t('language'), value: format.languageName(contact.language) }] : []),
              { label: t('time-zone'), value: contact.timeZone?.replaceAll('_', ' ') ?? t('time-zone-workspace') },
              { label: t('since'), value: format.date(new Date(contact.createdAt)) },
            ]}
          />
        </Section>
        <Section title={t('tags')}>
          <ContactTags contact={contact} canEdit={canEdit} />
        </Section>
        <Section title={t('fields')}>
          <ContactFields contact={contact} canEdit={canEdit} workspace={workspace} />
        </Section>
        <Section title={t('groups')}>
          <ContactGroups contact={contact} canEdit={canEdit} workspace={workspace} />
        </Section>
        {contact.notes && (
          <Section title={t('notes')}>
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]" dir="auto">
              {contact.notes}
            </p>
          </Section>
        )}
        <ContactReach id={id} />
        <ContactConsent contact={contact} />
      </div>
      <ContactPast contact={contact} workspace={workspace} />
    </Page>
  );
}
