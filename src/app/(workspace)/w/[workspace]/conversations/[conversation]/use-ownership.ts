'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import type { ThreadConversation } from './thread-conversation.ts';

/** Whose the conversation is as the reader sees it, and how it changes hands. */
export function useOwnership({ id, owner }: Pick<ThreadConversation, 'id' | 'owner'>) {
  const t = useTranslations('conversations');
  const trpc = useTRPC();
  const onError = useNotifyError();
  const { data: own } = useQuery({ ...trpc.account.get.queryOptions({}), staleTime: Number.POSITIVE_INFINITY });
  const take = useMutation(
    trpc.conversation.takeOver.mutationOptions({ onError, onSuccess: () => notify(t('taken-over')) }),
  );
  const give = useMutation(
    trpc.conversation.giveBack.mutationOptions({ onError, onSuccess: () => notify(t('given-back')) }),
  );
  return {
    mine: owner !== null && owner.id === own?.id,
    takeOver: () => take.mutate({ id }),
    giveBack: () => give.mutate({ id }),
    busy: take.isPending || give.isPending,
  };
}
