import { getTranslator } from '#/i18n/server.ts';
import { Page } from '#/ui/page.tsx';
import { SettingsNavigation } from './settings-navigation.tsx';

/** The settings: one title, its parts as tabs. */
export default async function SettingsLayout({ children, params }: LayoutProps<'/w/[workspace]/settings'>) {
  const { workspace } = await params;
  const t = await getTranslator('settings');
  return (
    <Page title={t('title')} className="max-w-3xl">
      <SettingsNavigation workspace={workspace} />
      <div className="pt-8">{children}</div>
    </Page>
  );
}
