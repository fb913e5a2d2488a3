'use client';

import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { safeReturnTo } from '#/lib/return-to.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';

/** The way in of an instance without providers; says what it is. Time zone and language are guessed from the browser. */
export function DemoSignIn({ returnTo }: { returnTo: string | null }) {
  const t = useTranslations('auth');
  const say = useErrorWords();
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  async function signIn() {
    setBusy(true);
    setError(null);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    try {
      const answer = await fetch('/api/demo-sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ workspaceName: t('demo-workspace'), locale, timeZone }),
      });
      if (!answer.ok) throw new Error(`demo sign-in answered ${answer.status}`);
      const { workspace } = (await answer.json()) as { workspace: string };
      const target = safeReturnTo(returnTo ?? '/', window.location.origin);
      window.location.assign(new URL(target).pathname === '/' ? `/w/${workspace}` : target);
    } catch {
      setBusy(false);
      setError(say('unreachable'));
    }
  }
  return (
    <div className="grid gap-4">
      <Button variant="primary" size="lg" busy={busy} onClick={signIn}>
        {!busy && <FlaskConical aria-hidden />}
        {t('demo-action')}
      </Button>
      {error && (
        <Callout tone="danger" live>
          {error}
        </Callout>
      )}
      <p className="text-balance text-center text-muted text-sm">{t('demo-text')}</p>
    </div>
  );
}
