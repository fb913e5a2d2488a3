import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { ImportScreen } from './import-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('contacts'))('part-imports') };
}

/** One file of contacts. */
export default async function ImportPage({ params }: PageProps<'/w/[workspace]/contacts/imports/[import]'>) {
  const { workspace, import: id } = await params;
  const { trpc, cache } = queriesFor(workspace);
  const here = `/w/${workspace}/contacts/imports/${id}`;
  await orElsewhere(cache.fetchQuery(trpc.import.get.queryOptions({ id })), here);
  return (
    <Hydrate>
      <ImportScreen id={id} workspace={workspace} />
    </Hydrate>
  );
}
