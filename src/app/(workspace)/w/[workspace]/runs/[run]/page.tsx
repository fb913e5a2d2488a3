import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { RunScreen } from './run-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('runs'))('title') };
}

/** One run, step by step. */
export default async function RunPage({ params }: PageProps<'/w/[workspace]/runs/[run]'>) {
  const { workspace, run: id } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await orElsewhere(cache.fetchQuery(trpc.run.get.queryOptions({ id })), `/w/${workspace}/runs/${id}`);
  return (
    <Hydrate>
      <RunScreen id={id} workspace={workspace} />
    </Hydrate>
  );
}
