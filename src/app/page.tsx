import { redirect } from 'next/navigation';
import { callerFor, orElsewhere } from '#/trpc/server.tsx';

/** Sends the reader to a workspace of theirs, to the sign-in, or to their first workspace. */
export default async function StartPage() {
  const [first] = await orElsewhere((await callerFor('-')).workspace.list({}), '/');
  redirect(first ? `/w/${first.slug}` : '/welcome');
}
