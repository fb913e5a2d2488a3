'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { useMay } from '../../../_frame/use-may.ts';

/** Where there is no room for all parts, the current one is in sight all the same. */
const show = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

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
    <nav aria-label={t('sections')} className="flex gap-4 overflow-x-auto border-b">
      {parts.map((part) => {
        const current = path.endsWith(`/settings/${part}`);
        return (
          <Link
            key={part}
            ref={current ? show : undefined}
            href={`/w/${workspace}/settings/${part}`}
            aria-current={current ? 'page' : undefined}
            className={cn(
              '-mb-px flex h-10 shrink-0 items-center border-b-2 font-medium transition-colors',
              current ? 'border-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {t(part)}
          </Link>
        );
      })}
    </nav>
  );
}
