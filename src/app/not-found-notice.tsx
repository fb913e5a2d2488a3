import { Compass } from 'lucide-react';
import { getTranslator } from '#/i18n/server.ts';
import { LinkButton } from '#/ui/link-button.tsx';
import { Notice } from './notice.tsx';

/** Says that an address leads nowhere, and where to go instead. */
export async function NotFoundNotice() {
  const t = await getTranslator('frame');
  return (
    <Notice icon={<Compass />} title={t('not-found-title')} action={<LinkButton href="/">{t('go-home')}</LinkButton>}>
      {t('not-found-text')}
    </Notice>
  );
}
