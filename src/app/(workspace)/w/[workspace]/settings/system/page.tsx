import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, queriesFor } from '#/trpc/server.tsx';
import { SystemSettings } from './system-settings.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('system'))('title') };
}

/** What works in the background, and what there is to do. */
export default async function SystemPage({ params }: PageProps<'/w/[workspace]/settings/system'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await cache.fetchQuery(trpc.system.get.queryOptions({}));
  return (
    <Hydrate>
      <SystemSettings />
    </Hydrate>
  );
}
