'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { Button } from '#/ui/button.tsx';
import { notifyError } from '#/ui/toast.tsx';
import { postAuth } from '../post-auth.ts';

/** One button per provider; each leaves for the provider's own page. */
export function ProviderButtons(props: { ways: readonly { id: string; name: string }[]; returnTo: string }) {
  const t = useTranslations('auth');
  const say = useErrorWords();
  const [leaving, setLeaving] = useState<string | null>(null);
  async function leave(id: string) {
    setLeaving(id);
    try {
      window.location.assign(await postAuth(`signin/${id}`, props.returnTo));
    } catch {
      setLeaving(null);
      notifyError(say('unreachable'));
    }
  }
  return (
    <div className="grid gap-2">
      {props.ways.map(({ id, name }) => (
        <Button
          key={id}
          size="lg"
          busy={leaving === id}
          disabled={leaving !== null && leaving !== id}
          onClick={() => leave(id)}
        >
          {t('continue-with', { provider: name })}
        </Button>
      ))}
    </div>
  );
}
