import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { Hydrate, queriesFor } from '#/trpc/server.tsx';
import { MemberSettings } from './member-settings.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('settings'))('members') };
}

/** Who belongs to the workspace. */
export default async function MemberPage({ params }: PageProps<'/w/[workspace]/settings/members'>) {
  const { trpc, cache } = queriesFor((await params).workspace);
  await cache.fetchQuery(trpc.member.list.queryOptions({}));
  return (
    <Hydrate>
      <MemberSettings />
    </Hydrate>
  );
}
