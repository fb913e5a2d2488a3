'use client';

import { useMutation } from '@tanstack/react-query';
import { OctagonPause } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { Section } from '#/ui/section.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { useStopReport } from '../../../../_frame/use-stop-report.ts';

/** The workspace's stop. */
export function StopSending() {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const told = useStopReport();
  const [asking, setAsking] = useState(false);
  const stop = useMutation(
    trpc.workspace.stopSending.mutationOptions({
      onSuccess(met) {
        setAsking(false);
        notify(`${t('stopped')} ${told(met, 'held')}`);
      },
      onError: useNotifyError(),
    }),
  );
  return (
    <Section title={t('stop-title')} description={t('stop-text')}>
      <Button className="w-fit text-danger-ink" onClick={() => setAsking(true)}>
        <OctagonPause aria-hidden />
        {t('stop-action')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('stop-confirm')}
        description={t('stop-text')}
        action={t('stop-action')}
        danger
        busy={stop.isPending}
        onConfirm={() => stop.mutate({ stopped: true })}
      />
    </Section>
  );
}
