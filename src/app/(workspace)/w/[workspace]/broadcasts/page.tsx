import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { firstPage } from '../../../_frame/first-page.ts';
import { BroadcastsScreen } from './broadcasts-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('broadcasts'))('title') };
}

/** Every broadcast of the workspace. */
export default async function BroadcastsPage({ params }: PageProps<'/w/[workspace]/broadcasts'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  const list = trpc.broadcast.list.infiniteQueryOptions({ archived: false }, firstPage);
  await orElsewhere(cache.fetchInfiniteQuery(list), `/w/${workspace}/broadcasts`);
  return (
    <Hydrate>
      <BroadcastsScreen workspace={workspace} />
    </Hydrate>
  );
}
