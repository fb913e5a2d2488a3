import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { GroupsScreen } from './groups-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('contacts'))('part-groups') };
}

/** The lists of contacts that people keep by hand. */
export default async function GroupsPage({ params }: PageProps<'/w/[workspace]/contacts/groups'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await orElsewhere(cache.fetchQuery(trpc.group.list.queryOptions({})), `/w/${workspace}/contacts/groups`);
  return (
    <Hydrate>
      <GroupsScreen workspace={workspace} />
    </Hydrate>
  );
}
