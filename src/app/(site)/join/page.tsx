import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { QueriesProvider } from '#/trpc/client.tsx';
import { pageSession } from '#/trpc/server.tsx';
import { JoinScreen } from './join-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('auth'))('invitation-join'), referrer: 'no-referrer' };
}

/** Where an invitation leads. Its token stands behind the hash, so only the browser knows it. */
export default async function JoinPage() {
  const session = await pageSession();
  return (
    <QueriesProvider workspace="-">
      <JoinScreen signedInAs={session && (session.name ?? session.email ?? '')} />
    </QueriesProvider>
  );
}
