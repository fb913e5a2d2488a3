import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { ImportsScreen } from './imports-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('contacts'))('part-imports') };
}

/** The files of contacts that were brought. */
export default async function ImportsPage({ params }: PageProps<'/w/[workspace]/contacts/imports'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await orElsewhere(cache.fetchQuery(trpc.import.list.queryOptions({})), `/w/${workspace}/contacts/imports`);
  return (
    <Hydrate>
      <ImportsScreen workspace={workspace} />
    </Hydrate>
  );
}
