import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { firstPage } from '../../../../_frame/first-page.ts';
import { ThreadScreen } from './thread-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('conversations'))('title') };
}

/** One conversation. */
export default async function ConversationPage({ params }: PageProps<'/w/[workspace]/conversations/[conversation]'>) {
  const { workspace, conversation: id } = await params;
  const { trpc, cache } = queriesFor(workspace);
  const here = `/w/${workspace}/conversations/${id}`;
  await orElsewhere(cache.fetchQuery(trpc.conversation.get.queryOptions({ id })), here);
  await cache.fetchInfiniteQuery(trpc.conversation.messages.infiniteQueryOptions({ id }, firstPage));
  return (
    <Hydrate>
      <ThreadScreen key={id} id={id} workspace={workspace} />
    </Hydrate>
  );
}
