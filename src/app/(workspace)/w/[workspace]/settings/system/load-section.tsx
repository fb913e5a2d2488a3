'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Section } from '#/ui/section.tsx';
import { notify } from '#/ui/toast.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import type { System } from './system.ts';

const figures = [
  ['inbox', 'inboxAge'],
  ['ready', 'readyAge'],
  ['sending', null],
  ['uncertain', null],
  ['overdue', 'overdueAge'],
  ['quarantined', null],
] as const;

/** Counts that must not stay above nothing. */
const worries: ReadonlySet<string> = new Set(['uncertain', 'overdue', 'quarantined']);

/** What the workspace has to do now, with the age of the oldest, and the way to try again what was set aside. */
export function LoadSection({ load }: { load: System['load'] }) {
  const t = useTranslations('system');
  const format = useFormats();
  const trpc = useTRPC();
  const client = useQueryClient();
  const may = useMay();
  const nudge = useMutation(
    trpc.system.nudge.mutationOptions({
      onSuccess({ conversations }) {
        notify(t('nudged', { count: conversations }));
        return client.invalidateQueries(trpc.system.get.queryFilter());
      },
      onError: useNotifyError(),
    }),
  );
  return (
    <Section
      title={t('now')}
      description={t('now-text')}
      action={
        may('run.stop') &&
        load.quarantined > 0 && (
          <Button busy={nudge.isPending} onClick={() => nudge.mutate({})}>
            <RotateCw aria-hidden />
            {t('nudge')}
          </Button>
        )
      }
    >
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 border-t pt-4 sm:grid-cols-3">
        {figures.map(([name, age]) => (
          <div key={name} className="grid content-start gap-0.5">
            <dt className="text-muted text-sm">{t(name)}</dt>
            <dd
              className={`font-semibold text-xl tabular-nums ${worries.has(name) && load[name] > 0 ? 'text-warning-ink' : ''}`}
            >
              {format.number(load[name])}
            </dd>
            {age && load[name] > 0 && (
              <dd className="text-muted text-sm">{t('oldest', { age: format.duration(load[age] * 1_000) })}</dd>
            )}
          </div>
        ))}
      </dl>
      {load.overdue > 0 && <Callout tone="warning">{t('overdue-help')}</Callout>}
    </Section>
  );
}
