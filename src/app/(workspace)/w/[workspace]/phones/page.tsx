import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { phonesAtFirst } from './phones-at-first.ts';
import { PhonesScreen } from './phones-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('phones'))('title') };
}

/** Simulated people with their phones, side by side. */
export default async function PhonesPage({ params }: PageProps<'/w/[workspace]/phones'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  const { phones } = await orElsewhere(cache.fetchQuery(trpc.phone.list.queryOptions({})), `/w/${workspace}/phones`);
  const drawn = phones.slice(0, phonesAtFirst);
  await Promise.all(
    drawn.map(({ channelId, id }) => cache.prefetchQuery(trpc.phone.chat.queryOptions({ channelId, id }))),
  );
  return (
    <Hydrate>
      <PhonesScreen workspace={workspace} />
    </Hydrate>
  );
}
