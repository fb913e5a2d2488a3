import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { ConversationsHint } from './conversations-hint.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('conversations'))('title') };
}

/** The conversations while none is open. */
export default async function ConversationsPage({ params }: PageProps<'/w/[workspace]/conversations'>) {
  return <ConversationsHint workspace={(await params).workspace} />;
}
