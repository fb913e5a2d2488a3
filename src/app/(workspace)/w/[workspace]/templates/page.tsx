import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { TemplatesScreen } from './templates-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('templates'))('title') };
}

/** Every template of the workspace. */
export default async function TemplatesPage({ params }: PageProps<'/w/[workspace]/templates'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await orElsewhere(cache.fetchQuery(trpc.template.list.queryOptions({})), `/w/${workspace}/templates`);
  return (
    <Hydrate>
      <TemplatesScreen workspace={workspace} />
    </Hydrate>
  );
}
