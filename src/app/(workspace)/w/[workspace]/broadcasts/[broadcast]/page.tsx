import type { Metadata } from 'next';
import { callerFor, Hydrate, orElsewhere, queriesFor } from '#/trpc/server.tsx';
import { BroadcastScreen } from './broadcast-screen.tsx';

type Props = PageProps<'/w/[workspace]/broadcasts/[broadcast]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, broadcast: id } = await params;
  const found = await (await callerFor(workspace)).broadcast.get({ id }).catch(() => null);
  return found ? { title: found.name } : {};
}

/** One broadcast: written while it is a draft, followed once it goes out. */
export default async function BroadcastPage({ params }: Props) {
  const { workspace, broadcast: id } = await params;
  const { trpc, cache } = queriesFor(workspace);
  const path = `/w/${workspace}/broadcasts/${id}`;
  await orElsewhere(cache.fetchQuery(trpc.broadcast.get.queryOptions({ id })), path);
  return (
    <Hydrate>
      <BroadcastScreen workspace={workspace} id={id} />
    </Hydrate>
  );
}
