import { getTranslator } from '#/i18n/server.ts';
import { Page } from '#/ui/page.tsx';
import { Skeleton } from '#/ui/skeleton.tsx';

/** The phones before they are there. */
export default async function PhonesLoading() {
  const t = await getTranslator('phones');
  return (
    <Page title={t('title')} className="flex gap-6 overflow-hidden pt-6">
      {['a', 'b', 'c'].map((key) => (
        <Skeleton key={key} className="h-150 w-phone shrink-0 rounded-[28px] bg-phone" />
      ))}
    </Page>
  );
}
