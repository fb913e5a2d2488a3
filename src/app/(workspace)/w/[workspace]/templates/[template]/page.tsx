import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { TemplateScreen } from './template-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('templates'))('title') };
}

/** One template. */
export default async function TemplatePage({ params }: PageProps<'/w/[workspace]/templates/[template]'>) {
  const { workspace, template: id } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await orElsewhere(cache.fetchQuery(trpc.template.get.queryOptions({ id })), `/w/${workspace}/templates/${id}`);
  return (
    <Hydrate>
      <TemplateScreen id={id} workspace={workspace} />
    </Hydrate>
  );
}
