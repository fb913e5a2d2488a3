import type { Metadata } from 'next';
import { getTranslator } from '#/i18n/server.ts';
import { GoalsScreen } from './goals-screen.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('flows'))('goals-title') };
}

/** The first question: what WhatsApp should do. */
export default async function StartPage({ params }: PageProps<'/w/[workspace]/start'>) {
  return <GoalsScreen workspace={(await params).workspace} />;
}
