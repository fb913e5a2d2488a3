'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { EmptyState } from '#/ui/empty-state.tsx';
import { Page } from '#/ui/page.tsx';
import { ExampleThread } from '../../../_frame/example-thread.tsx';
import { useMay } from '../../../_frame/use-may.ts';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';

/** The phones while nobody can be written to: the simulator is away, or the workspace has no number in it yet. */
export function PhonesEmpty({ simulator }: { simulator: 'on' | 'off' }) {
  const t = useTranslations('phones');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const may = useMay();
  const connect = useMutation(
    trpc.channel.connectSimulator.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.phone.pathFilter()),
      onError: useNotifyError(),
    }),
  );
  return (
    <Page title={t('title')}>
      {simulator === 'off' ? (
        <EmptyState title={t('off-title')}>{t('off-text')}</EmptyState>
      ) : (
        <EmptyState
          picture={<ExampleThread reader="contact" />}
          title={t('connect-title')}
          action={
            may('channel.manage') && (
              <Button variant="primary" busy={connect.isPending} onClick={() => connect.mutate({})}>
                <Plus aria-hidden />
                {t('connect')}
              </Button>
            )
          }
        >
          {t('connect-text')}
        </EmptyState>
      )}
    </Page>
  );
}
