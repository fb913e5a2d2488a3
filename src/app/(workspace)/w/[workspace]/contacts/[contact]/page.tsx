import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { ContactScreen } from './contact-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('contacts'))('title') };
}

/** One person. */
export default async function ContactPage({ params }: PageProps<'/w/[workspace]/contacts/[contact]'>) {
  const { workspace, contact: id } = await params;
  const { trpc, cache } = queriesFor(workspace);
  await Promise.all([
    orElsewhere(cache.fetchQuery(trpc.contact.get.queryOptions({ id })), `/w/${workspace}/contacts/${id}`),
    cache.prefetchQuery(trpc.field.list.queryOptions({})),
    cache.prefetchQuery(trpc.group.list.queryOptions({})),
  ]);
  return (
    <Hydrate>
      <ContactScreen id={id} workspace={workspace} />
    </Hydrate>
  );
}
