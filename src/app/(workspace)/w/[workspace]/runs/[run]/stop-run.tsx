'use client';

import { useMutation } from '@tanstack/react-query';
import { OctagonX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { notify } from '#/ui/toast.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { useStopReport } from '../../../../_frame/use-stop-report.ts';

/** Stops a run that waits, after asking. */
export function StopRun({ id }: { id: string }) {
  const t = useTranslations('runs');
  const trpc = useTRPC();
  const may = useMay();
  const told = useStopReport();
  const [asking, setAsking] = useState(false);
  const stop = useMutation(
    trpc.run.stop.mutationOptions({
      onError: useNotifyError(),
      onSuccess(met) {
        setAsking(false);
        notify(`${t('stopped')} ${told(met, 'cancelled')}`);
      },
    }),
  );
  if (!may('run.stop')) return null;
  return (
    <>
      <Button className="text-danger-ink" onClick={() => setAsking(true)}>
        <OctagonX aria-hidden />
        {t('stop')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('stop-title')}
        description={t('stop-text')}
        action={t('stop')}
        danger
        busy={stop.isPending}
        onConfirm={() => stop.mutate({ id })}
      />
    </>
  );
}
