import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { SegmentScreen } from './segment-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('contacts'))('part-segments') };
}

/** One segment, or a new one. */
export default async function SegmentPage({ params }: PageProps<'/w/[workspace]/contacts/segments/[segment]'>) {
  const { workspace, segment: id } = await params;
  const { trpc, cache } = queriesFor(workspace);
  const here = `/w/${workspace}/contacts/segments/${id}`;
  const segments = await orElsewhere(cache.fetchQuery(trpc.segment.list.queryOptions({})), here);
  if (id !== 'new' && !segments.some((segment) => segment.id === id)) notFound();
  return (
    <Hydrate>
      <SegmentScreen id={id === 'new' ? null : id} workspace={workspace} />
    </Hydrate>
  );
}
