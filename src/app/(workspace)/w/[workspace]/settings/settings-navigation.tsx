'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { PartLinks } from '#/ui/part-links.tsx';
import { useMay } from '../../../_frame/use-may.ts';

/** The ways to the parts of the settings. */
export function SettingsNavigation({ workspace }: { workspace: string }) {
  const t = useTranslations('settings');
  const may = useMay();
  const path = usePathname();
  const parts = (['workspace', 'members', 'channels', 'secrets', 'audit', 'system'] as const).filter(
    (part) =>
      (part !== 'secrets' || may('secret.read')) &&
      (part !== 'audit' || may('audit.read')) &&
      (part !== 'system' || may('system.read')),
  );
  return (
    <PartLinks
      label={t('sections')}
      parts={parts.map((part) => ({
        href: `/w/${workspace}/settings/${part}`,
        label: t(part),
        current: path.endsWith(`/settings/${part}`),
      }))}
    />
  );
}
