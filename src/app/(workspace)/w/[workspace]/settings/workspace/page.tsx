import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, queriesFor } from '#/trpc/server.tsx';
import { WorkspaceSettings } from './workspace-settings.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('settings'))('workspace') };
}

/** Name, time zone and language of the workspace, and its stop. */
export default async function WorkspacePage({ params }: PageProps<'/w/[workspace]/settings/workspace'>) {
  const { trpc, cache } = queriesFor((await params).workspace);
  await cache.fetchQuery(trpc.workspace.get.queryOptions({}));
  return (
    <Hydrate>
      <WorkspaceSettings />
    </Hydrate>
  );
}
