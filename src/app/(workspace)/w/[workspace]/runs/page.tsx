import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { firstPage } from '../../../_frame/first-page.ts';
import { runFilterOf } from './run-filter.ts';
import { RunsScreen } from './runs-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('runs'))('title') };
}

/** The passages of contacts through flows. */
export default async function RunsPage({ params, searchParams }: PageProps<'/w/[workspace]/runs'>) {
  const { workspace } = await params;
  const { flow, state } = await searchParams;
  const { trpc, cache } = queriesFor(workspace);
  const filter = runFilterOf(String(flow ?? ''), String(state ?? ''));
  const list = trpc.run.list.infiniteQueryOptions(filter, firstPage);
  await orElsewhere(cache.fetchInfiniteQuery(list), `/w/${workspace}/runs`);
  return (
    <Hydrate>
      <RunsScreen workspace={workspace} />
    </Hydrate>
  );
}
