import { Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { firstPage } from '../../../_frame/first-page.ts';
import { ConversationsFrame } from './conversations-frame.tsx';

/** The list of conversations beside the one that is open. */
export default async function ConversationsLayout({ children, params }: LayoutProps<'/w/[workspace]/conversations'>) {
  const { workspace } = await params;
  const { trpc, cache } = queriesFor(workspace);
  const list = trpc.conversation.list.infiniteQueryOptions({ filter: 'all', search: '' }, firstPage);
  await orElsewhere(cache.fetchInfiniteQuery(list), `/w/${workspace}/conversations`);
  return (
    <Hydrate>
      <ConversationsFrame workspace={workspace}>{children}</ConversationsFrame>
    </Hydrate>
  );
}
