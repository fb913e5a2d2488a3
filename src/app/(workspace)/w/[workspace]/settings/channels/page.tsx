import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, queriesFor } from '#/trpc/server.tsx';
import { ChannelSettings } from './channel-settings.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('settings'))('channels') };
}

/** The connected numbers. */
export default async function ChannelPage({ params }: PageProps<'/w/[workspace]/settings/channels'>) {
  const { trpc, cache } = queriesFor((await params).workspace);
  await cache.fetchQuery(trpc.channel.list.queryOptions({}));
  return (
    <Hydrate>
      <ChannelSettings />
    </Hydrate>
  );
}
