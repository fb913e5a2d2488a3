'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';
import { useStopReport } from '../../../_frame/use-stop-report.ts';
import type { FlowRow } from './flow-row.ts';

/** What each state is called once it has been reached. */
const reached = { live: 'resumed', paused: 'paused', archived: 'archived', draft: 'restored' } as const;

/** What becomes of planned messages in a state that stops them. */
const reports: Partial<Record<FlowRow['status'], 'held' | 'cancelled'>> = { paused: 'held', archived: 'cancelled' };

/** Changes of a flow from the list, each told with its way back. */
export function useFlowChanges(workspace: string) {
  const t = useTranslations('flows');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const router = useRouter();
  const onError = useNotifyError();
  const told = useStopReport();
  const { mutate } = useMutation(trpc.flow.setStatus.mutationOptions({ onError }));
  const copy = useMutation(trpc.flow.duplicate.mutationOptions({ onError }));
  return {
    setStatus(flow: FlowRow, status: FlowRow['status']) {
      const said = flow.status === 'archived' ? 'restored' : reached[status];
      mutate(
        { id: flow.id, status },
        {
          onSuccess: (met) =>
            notify([t(said, { name: flow.name }), ...(reports[status] ? [told(met, reports[status])] : [])].join(' '), {
              label: common('undo'),
              onUndo: () => mutate({ id: flow.id, status: flow.status }),
            }),
        },
      );
    },
    duplicate(flow: FlowRow) {
      copy.mutate(
        { id: flow.id },
        {
          onSuccess: ({ id }) =>
            notify(t('duplicated', { name: flow.name }), {
              label: common('open'),
              onUndo: () => router.push(`/w/${workspace}/flows/${id}`),
            }),
        },
      );
    },
  };
}
