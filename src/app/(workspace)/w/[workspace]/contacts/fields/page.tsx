import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { FieldsScreen } from './fields-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('contacts'))('part-fields') };
}

/** The custom fields that contacts have. */
export default async function FieldsPage({ params }: PageProps<'/w/[workspace]/contacts/fields'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await orElsewhere(cache.fetchQuery(trpc.field.list.queryOptions({})), `/w/${workspace}/contacts/fields`);
  return (
    <Hydrate>
      <FieldsScreen workspace={workspace} />
    </Hydrate>
  );
}
