import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, queriesFor } from '#/trpc/server.tsx';
import { SecretSettings } from './secret-settings.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('settings'))('secrets') };
}

/** Values that flows may send. */
export default async function SecretPage({ params }: PageProps<'/w/[workspace]/settings/secrets'>) {
  const { trpc, cache } = queriesFor((await params).workspace);
  await cache.fetchQuery(trpc.secret.list.queryOptions({}));
  return (
    <Hydrate>
      <SecretSettings />
    </Hydrate>
  );
}
