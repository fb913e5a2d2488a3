import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { firstPage } from '../../../_frame/first-page.ts';
import { ContactsScreen } from './contacts-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('contacts'))('title') };
}

/** The people who wrote. */
export default async function ContactsPage({ params, searchParams }: PageProps<'/w/[workspace]/contacts'>) {
  const { workspace } = await params;
  const { q } = await searchParams;
  const { trpc, cache } = queriesFor(workspace);
  const list = trpc.contact.list.infiniteQueryOptions({ search: typeof q === 'string' ? q.trim() : '' }, firstPage);
  await orElsewhere(cache.fetchInfiniteQuery(list), `/w/${workspace}/contacts`);
  return (
    <Hydrate>
      <ContactsScreen workspace={workspace} />
    </Hydrate>
  );
}
