import { redirect } from 'next/navigation';
import { callerFor, orElsewhere } from '#/trpc/server.tsx';

/** A workspace opens with its flows; with the first question while there are none. */
export default async function WorkspacePage({ params }: PageProps<'/w/[workspace]'>) {
  const { workspace } = await params;
  const flows = await orElsewhere((await callerFor(workspace)).flow.list({}), `/w/${workspace}`);
  redirect(`/w/${workspace}/${flows.length > 0 ? 'flows' : 'start'}`);
}
