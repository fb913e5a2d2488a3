import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { SegmentsScreen } from './segments-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('contacts'))('part-segments') };
}

/** The live audiences of the workspace. */
export default async function SegmentsPage({ params }: PageProps<'/w/[workspace]/contacts/segments'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await orElsewhere(cache.fetchQuery(trpc.segment.list.queryOptions({})), `/w/${workspace}/contacts/segments`);
  return (
    <Hydrate>
      <SegmentsScreen workspace={workspace} />
    </Hydrate>
  );
}
