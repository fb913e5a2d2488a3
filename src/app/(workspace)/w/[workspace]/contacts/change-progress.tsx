'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Progress } from '#/ui/progress.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';

/** How often the state of a change is asked for, should nobody tell of it (milliseconds). */
const askAgain = 1_000;

/** How far a change of many contacts has come; at its end it says so, with the way back, and is gone. */
export function ChangeProgress({ id, onRunning }: { id: string; onRunning: (id: string | null) => void }) {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const { data: change } = useQuery({ ...trpc.contact.getChange.queryOptions({ id }), refetchInterval: askAgain });
  const undo = useMutation(
    trpc.contact.undoChange.mutationOptions({ onError: useNotifyError(), onSuccess: (begun) => onRunning(begun.id) }),
  );
  const ended = change?.endedAt ? change : null;
  const finish = useEffectEvent(() => {
    if (!ended) return;
    const way = { label: common('undo'), onUndo: () => undo.mutate({ id }) };
    const final = ended.undoes !== null || ended.action.do === 'forget-field' || ended.changed === 0;
    notify(t(ended.undoes ? 'bulk-undone' : 'bulk-done', { count: ended.changed }), final ? undefined : way);
    onRunning(null);
  });
  const over = ended !== null;
  useEffect(() => {
    if (over) finish();
  }, [over]);
  if (!change || ended) return null;
  return (
    <div className="sticky bottom-3 z-20 mx-auto mt-4 w-96 max-w-full rounded-card bg-raised px-4 py-3 shadow-float">
      <Progress label={t('bulk-running')} done={change.done} total={change.total} />
    </div>
  );
}
