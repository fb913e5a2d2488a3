'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { BackLink } from '#/ui/back-link.tsx';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { Facts } from '#/ui/facts.tsx';
import { Page } from '#/ui/page.tsx';
import { Progress } from '#/ui/progress.tsx';
import { notify } from '#/ui/toast.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { useStopReport } from '../../../../_frame/use-stop-report.ts';
import { BroadcastActions } from '../broadcast-actions.tsx';
import type { BroadcastView } from '../broadcast-row.ts';
import { BroadcastState } from '../broadcast-state.tsx';
import { Recipients } from './recipients.tsx';

/** A broadcast as it goes out: how far it is, what became of its people, and the ways to hold or stop it. */
export function ReportScreen({ workspace, broadcast }: { workspace: string; broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts');
  const format = useFormats();
  const { status, outcomes, total } = broadcast;
  const time = (at: string) => format.dateTime(new Date(at));
  const open = (outcomes.pending ?? 0) + (outcomes.processing ?? 0);
  const facts = [
    broadcast.channelName ? { label: t('from-number'), value: broadcast.channelName } : null,
    { label: t('people'), value: format.number(total) },
    broadcast.startedAt
      ? { label: t('when'), value: t('started', { time: time(broadcast.startedAt) }) }
      : broadcast.startAt
        ? { label: t('when'), value: t('starts', { time: time(broadcast.startAt) }) }
        : null,
    broadcast.endedAt ? { label: '', value: t('ended', { time: time(broadcast.endedAt) }) } : null,
  ].filter((fact) => fact !== null);
  return (
    <Page
      title={broadcast.name}
      before={<BackLink href={`/w/${workspace}/broadcasts`} label={t('back')} />}
      after={<BroadcastState status={status} />}
      action={<Controls workspace={workspace} broadcast={broadcast} />}
    >
      <div className="grid gap-8">
        {broadcast.pausedBecause === 'template' && <Callout tone="warning">{t('paused-template')}</Callout>}
        <div className="grid max-w-140 gap-4">
          <Facts facts={facts} />
          {!broadcast.frozen && status !== 'cancelled' && <p className="text-muted">{t('freezing')}</p>}
          {open > 0 && ['sending', 'paused'].includes(status) && (
            <Progress label={t('progress')} done={total - open} total={total} />
          )}
        </div>
        <Recipients workspace={workspace} broadcast={broadcast} />
      </div>
    </Page>
  );
}

/** Pause, resume, stop, and once it is over, those that failed once more. */
function Controls({ workspace, broadcast }: { workspace: string; broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts');
  const trpc = useTRPC();
  const sayStop = useStopReport();
  const onError = useNotifyError();
  const [asked, setAsked] = useState<'stop' | 'retry' | null>(null);
  const { id, name, status, outcomes } = broadcast;
  const set = useMutation(
    trpc.broadcast.setStatus.mutationOptions({
      onError,
      onSuccess(met, { status: to }) {
        setAsked(null);
        if (to === 'paused' || to === 'cancelled') notify(sayStop(met, to === 'paused' ? 'held' : 'cancelled'));
      },
    }),
  );
  const retry = useMutation(
    trpc.broadcast.retryFailed.mutationOptions({
      onError,
      onSuccess({ people }) {
        setAsked(null);
        notify(t('retried', { count: people }));
      },
    }),
  );
  if (!useMay()('broadcast.send')) return null;
  const underWay = ['scheduled', 'sending', 'paused'].includes(status);
  return (
    <>
      {(outcomes.failed ?? 0) > 0 && ['sent', 'failed'].includes(status) && (
        <Button onClick={() => setAsked('retry')}>{t('retry')}</Button>
      )}
      {['scheduled', 'sending'].includes(status) && (
        <Button busy={set.isPending} onClick={() => set.mutate({ id, status: 'paused' })}>
          {t('pause')}
        </Button>
      )}
      {status === 'paused' && (
        <Button variant="primary" busy={set.isPending} onClick={() => set.mutate({ id, status: 'scheduled' })}>
          {t('resume')}
        </Button>
      )}
      {underWay && (
        <Button variant="danger" onClick={() => setAsked('stop')}>
          {t('stop')}
        </Button>
      )}
      <BroadcastActions broadcast={broadcast} workspace={workspace} />
      <ConfirmDialog
        open={asked === 'stop'}
        onOpenChange={(on) => setAsked(on ? 'stop' : null)}
        title={t('stop-title', { name })}
        description={t('stop-text')}
        action={t('stop')}
        danger
        busy={set.isPending}
        onConfirm={() => set.mutate({ id, status: 'cancelled' })}
      />
      <ConfirmDialog
        open={asked === 'retry'}
        onOpenChange={(on) => setAsked(on ? 'retry' : null)}
        title={t('retry-title')}
        description={t('retry-text')}
        action={t('retry')}
        busy={retry.isPending}
        onConfirm={() => retry.mutate({ id })}
      />
    </>
  );
}
