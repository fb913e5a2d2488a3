'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { EmptyState } from '#/ui/empty-state.tsx';
import { Section } from '#/ui/section.tsx';
import { ExampleThread } from '../../../../_frame/example-thread.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { ChannelItem } from './channel-item.tsx';
import { ConnectDialog } from './connect-dialog.tsx';

/** The connected numbers, and the way to connect one. */
export function ChannelSettings() {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const may = useMay();
  const { data: channels } = useSuspenseQuery(trpc.channel.list.queryOptions({}));
  const connect = may('channel.manage') && <ConnectDialog />;
  if (channels.length === 0) {
    return (
      <EmptyState picture={<ExampleThread reader="contact" />} title={t('channels-empty-title')} action={connect}>
        {t('channels-empty-text')}
      </EmptyState>
    );
  }
  return (
    <Section title={t('channels')} quiet description={t('channels-text')} action={connect}>
      <ul className="border-t">
        {channels.map((channel) => (
          <ChannelItem key={channel.id} channel={channel} />
        ))}
      </ul>
    </Section>
  );
}
