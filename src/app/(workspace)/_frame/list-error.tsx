'use client';

import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';

/** Says why a list could not be fetched, and fetches it again when asked; nothing while all is well. */
export function ListError({ list }: { list: { error: unknown; data: unknown; refetch: () => unknown } }) {
  const t = useTranslations('common');
  const say = useErrorWords();
  if (!list.error || list.data) return null;
  const { code, details } = readError(list.error);
  return (
    <div className="mx-auto grid max-w-100 justify-items-center gap-4 px-4 py-16">
      <Callout tone="danger" live>
        {say(code, details)}
      </Callout>
      <Button onClick={() => list.refetch()}>{t('retry')}</Button>
    </div>
  );
}
