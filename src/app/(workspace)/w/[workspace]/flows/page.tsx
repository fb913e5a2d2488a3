import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { FlowsScreen } from './flows-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('flows'))('title') };
}

/** Every flow of the workspace. */
export default async function FlowsPage({ params }: PageProps<'/w/[workspace]/flows'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await orElsewhere(cache.fetchQuery(trpc.flow.list.queryOptions({})), `/w/${workspace}/flows`);
  return (
    <Hydrate>
      <FlowsScreen workspace={workspace} />
    </Hydrate>
  );
}
