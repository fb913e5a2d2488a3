'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import type { ConversationRow } from './conversation-row.ts';

/** Says who answers in a conversation: the bot, the reader, a colleague, or the team. */
export function useOwnerWords(): (owner: ConversationRow['owner']) => string {
  const t = useTranslations('conversations');
  const trpc = useTRPC();
  const { data: own } = useQuery({ ...trpc.account.get.queryOptions({}), staleTime: Number.POSITIVE_INFINITY });
  return (owner) => {
    if (!owner) return t('owner-bot');
    if (owner.id === null) return t('owner-team');
    return owner.id === own?.id ? t('owner-you') : t('owner-other', { name: owner.name ?? '…' });
  };
}
