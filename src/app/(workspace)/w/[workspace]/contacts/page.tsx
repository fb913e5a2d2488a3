import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { firstPage } from '../../../_frame/first-page.ts';
import { ContactsScreen } from './contacts-screen.tsx';
import { listFilterOf } from './list-filter.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('contacts'))('title') };
}

/** The people of the workspace. */
export default async function ContactsPage({ params, searchParams }: PageProps<'/w/[workspace]/contacts'>) {
  const { workspace } = await params;
  const address = await searchParams;
  const at = (name: string) => (typeof address[name] === 'string' ? address[name] : '');
  const filter = listFilterOf({ q: at('q'), tag: at('tag'), consent: at('consent'), owner: at('owner'), in: at('in') });
  const { trpc, cache } = queriesFor(workspace);
  const list = trpc.contact.list.infiniteQueryOptions(filter, firstPage);
  await orElsewhere(cache.fetchInfiniteQuery(list), `/w/${workspace}/contacts`);
  return (
    <Hydrate>
      <ContactsScreen workspace={workspace} />
    </Hydrate>
  );
}
