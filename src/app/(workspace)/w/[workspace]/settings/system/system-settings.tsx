'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Section } from '#/ui/section.tsx';
import { Skeleton } from '#/ui/skeleton.tsx';
import { ListError } from '../../../../_frame/list-error.tsx';
import { JobList } from './job-list.tsx';
import { LoadSection } from './load-section.tsx';
import { ScheduleList } from './schedule-list.tsx';
import { StraySection } from './stray-section.tsx';
import { WorkerList } from './worker-list.tsx';

const everyMs = 5_000;

/** What works in the background, and what there is to do; read again while somebody looks. */
export function SystemSettings() {
  const t = useTranslations('system');
  const trpc = useTRPC();
  const system = useQuery({ ...trpc.system.get.queryOptions({}), refetchInterval: everyMs });
  const { data } = system;
  return (
    <div className="grid gap-10">
      <p className="max-w-prose text-muted">{t('text')}</p>
      <ListError list={system} />
      {!data && !system.isError && <Skeleton className="h-60 w-full" />}
      {data && (
        <>
          <LoadSection load={data.load} />
          <StraySection strays={data.strays} />
          <Section title={t('workers')} description={t('workers-text')}>
            <WorkerList workers={data.workers} />
          </Section>
          <Section title={t('schedules')} description={t('schedules-text')}>
            <ScheduleList schedules={data.schedules} />
          </Section>
          <Section title={t('jobs')} description={t('jobs-text')}>
            <JobList jobs={data.jobs} />
          </Section>
        </>
      )}
    </div>
  );
}
