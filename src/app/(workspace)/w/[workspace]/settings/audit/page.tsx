import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, queriesFor } from '#/trpc/server.tsx';
import { AuditSettings } from './audit-settings.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('audit'))('title') };
}

/** Whether the promises of the engine hold. */
export default async function AuditPage({ params }: PageProps<'/w/[workspace]/settings/audit'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await cache.fetchQuery(trpc.audit.run.queryOptions({ hours: 24 }));
  return (
    <Hydrate>
      <AuditSettings workspace={workspace} />
    </Hydrate>
  );
}
