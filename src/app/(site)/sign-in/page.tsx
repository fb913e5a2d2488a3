import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslator } from '#/i18n/server.ts';
import { demoOpen } from '#/server/auth/demo-mode.ts';
import { signInWays } from '#/server/auth/providers.ts';
import { pageSession } from '#/trpc/server.tsx';
import { Callout } from '#/ui/callout.tsx';
import { DemoSignIn } from './demo-sign-in.tsx';
import { ProviderButtons } from './provider-buttons.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('auth'))('sign-in') };
}

const refusals: Record<string, 'failed-denied' | 'failed-refused'> = {
  Denied: 'failed-denied',
  AccessDenied: 'failed-refused',
};

/** The ways in: providers, or the demo where there are none. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { returnTo, callbackUrl, error } = await searchParams;
  const wanted = [returnTo, callbackUrl].find((value) => typeof value === 'string');
  if (await pageSession()) redirect('/');
  const t = await getTranslator('auth');
  const ways = signInWays();
  const demo = ways.length === 0 && demoOpen(await headers());
  return (
    <div className="grid w-full max-w-80 gap-6">
      <h1 className="text-center font-semibold text-xl">
        {ways.length === 0 && !demo ? t('closed-title') : t('sign-in-title')}
      </h1>
      {typeof error === 'string' && (
        <Callout tone="danger" live>
          {t(refusals[error] ?? 'failed')}
        </Callout>
      )}
      {ways.length > 0 && <ProviderButtons ways={ways} returnTo={wanted ?? '/'} />}
      {demo && <DemoSignIn returnTo={wanted ?? null} />}
      {ways.length === 0 && !demo && <p className="text-balance text-center text-muted">{t('closed-text')}</p>}
    </div>
  );
}
