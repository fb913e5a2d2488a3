'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { useMay } from '../../../_frame/use-may.ts';

const parts = ['people', 'segments', 'groups', 'fields', 'imports'] as const;

/** The ways to the parts of the contacts: the people, and what sorts them. */
export function PeopleNavigation({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts');
  const path = usePathname();
  const mayImport = useMay()('import.read');
  const base = `/w/${workspace}/contacts`;
  return (
    <nav aria-label={t('parts')} className="flex w-full gap-4 overflow-x-auto border-b">
      {parts
        .filter((part) => part !== 'imports' || mayImport)
        .map((part) => {
          const href = part === 'people' ? base : `${base}/${part}`;
          const current = path === href;
          return (
            <Link
              key={part}
              href={href}
              aria-current={current ? 'page' : undefined}
              className={cn(
                '-mb-px flex h-10 shrink-0 items-center border-b-2 font-medium transition-colors',
                current ? 'border-ink' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {t(`part-${part}`)}
            </Link>
          );
        })}
    </nav>
  );
}
