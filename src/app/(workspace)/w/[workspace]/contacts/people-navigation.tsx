'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { PartLinks } from '#/ui/part-links.tsx';
import { useMay } from '../../../_frame/use-may.ts';

const parts = ['people', 'segments', 'groups', 'fields', 'imports'] as const;

/** The ways to the parts of the contacts: the people, and what sorts them. */
export function PeopleNavigation({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts');
  const path = usePathname();
  const mayImport = useMay()('import.read');
  const base = `/w/${workspace}/contacts`;
  const hrefOf = (part: (typeof parts)[number]) => (part === 'people' ? base : `${base}/${part}`);
  return (
    <PartLinks
      label={t('parts')}
      parts={parts
        .filter((part) => part !== 'imports' || mayImport)
        .map((part) => ({ href: hrefOf(part), label: t(`part-${part}`), current: path === hrefOf(part) }))}
    />
  );
}
