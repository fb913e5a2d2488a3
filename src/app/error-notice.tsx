'use client';

import { CloudOff, DatabaseZap } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#/ui/button.tsx';
import { Notice } from './notice.tsx';

const pauseMilliseconds = 4_000;

/** Asks the instance how it is: `down` when its database does not answer. */
async function askHealth(): Promise<'well' | 'down' | 'unknown'> {
  return fetch('/api/health', { cache: 'no-store' }).then(
    (answer) => (answer.status === 503 ? 'down' : answer.ok ? 'well' : 'unknown'),
    () => 'unknown',
  );
}

/** What Next hands to an error page. */
export interface ErrorNoticeProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Says what went wrong. While the database is down it keeps asking, and shows the page again when it is back. */
export function ErrorNotice({ error, reset }: ErrorNoticeProps) {
  const t = useTranslations('frame');
  const words = useTranslations('errors');
  const router = useRouter();
  const [down, setDown] = useState(false);
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  // biome-ignore lint/correctness/useExhaustiveDependencies: one watch for the life of the page
  useEffect(() => {
    let wasDown = false;
    let timer: ReturnType<typeof setTimeout>;
    async function watch() {
      const health = await askHealth();
      if (health === 'down') wasDown = true;
      setDown(health === 'down');
      if (health === 'well' && wasDown) again();
      else if (wasDown) timer = setTimeout(watch, pauseMilliseconds);
    }
    void watch();
    return () => clearTimeout(timer);
  }, []);
  if (down) {
    return (
      <Notice icon={<DatabaseZap />} title={t('database-title')}>
        {t('database-text')}
        <span role="status" className="mt-4 block text-sm">
          {t('waiting-for-database')}
        </span>
      </Notice>
    );
  }
  return (
    <Notice
      icon={<CloudOff />}
      title={t('error-title')}
      action={<Button onClick={again}>{t('show-page-again')}</Button>}
    >
      {t('error-text')}
      {error.digest && <span className="mt-2 block font-mono text-xs">{words('reference', { id: error.digest })}</span>}
    </Notice>
  );
}
