import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { NewTemplateScreen } from './new-template-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('templates'))('new-title') };
}

/** A template that is being written. */
export default async function NewTemplatePage({ params }: PageProps<'/w/[workspace]/templates/new'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await orElsewhere(cache.fetchQuery(trpc.template.list.queryOptions({})), `/w/${workspace}/templates/new`);
  return (
    <Hydrate>
      <NewTemplateScreen workspace={workspace} />
    </Hydrate>
  );
}
