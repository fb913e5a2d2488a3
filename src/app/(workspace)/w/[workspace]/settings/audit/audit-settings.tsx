'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { FilterChips } from '#/ui/filter-chips.tsx';
import { Section } from '#/ui/section.tsx';
import { Skeleton } from '#/ui/skeleton.tsx';
import { ListError } from '../../../../_frame/list-error.tsx';
import { EquationItem } from './equation-item.tsx';

const ranges = { '24': 24, '168': 168, '720': 720 } as const;
type Range = keyof typeof ranges;

/** The equations of the engine with their numbers, and what breaks them. */
export function AuditSettings({ workspace }: { workspace: string }) {
  const t = useTranslations('audit');
  const format = useFormats();
  const trpc = useTRPC();
  const [range, setRange] = useState<Range>('24');
  const audit = useQuery({
    ...trpc.audit.run.queryOptions({ hours: ranges[range] }),
    placeholderData: keepPreviousData,
  });
  const { data } = audit;
  return (
    <Section title={t('title')} quiet description={t('text')}>
      <FilterChips
        label={t('range')}
        value={range}
        onValueChange={setRange}
        options={(Object.keys(ranges) as Range[]).map((value) => ({ value, label: t(`range-${value}`) }))}
      />
      <ListError list={audit} />
      {!data && !audit.isError && <Skeleton className="h-60 w-full" />}
      {data && (
        <>
          <ul className="border-t" aria-busy={audit.isPlaceholderData}>
            {data.equations.map((equation) => (
              <EquationItem key={equation.name} equation={equation} workspace={workspace} />
            ))}
          </ul>
          <p className="text-muted text-sm">
            {t('late', { overdue: format.number(data.overdue), quarantined: format.number(data.quarantined) })}
          </p>
        </>
      )}
    </Section>
  );
}
