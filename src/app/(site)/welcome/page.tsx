import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslator } from '#/i18n/server.ts';
import { QueriesProvider } from '#/trpc/client.tsx';
import { pageSession } from '#/trpc/server.tsx';
import { WorkspaceForm } from './workspace-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('auth'))('workspace-title') };
}

/** Where somebody without a workspace, or in want of another, makes one. */
export default async function WelcomePage() {
  if (!(await pageSession())) redirect('/sign-in?returnTo=/welcome');
  const t = await getTranslator('auth');
  return (
    <div className="grid w-full max-w-100 gap-6">
      <div className="grid gap-1 text-center">
        <h1 className="font-semibold text-xl">{t('workspace-title')}</h1>
        <p className="text-balance text-muted">{t('workspace-text')}</p>
      </div>
      <QueriesProvider workspace="-">
        <WorkspaceForm />
      </QueriesProvider>
    </div>
  );
}
