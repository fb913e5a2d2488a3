'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { EmptyState } from '#/ui/empty-state.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { ExampleThread } from '../../../_frame/example-thread.tsx';
import { firstPage } from '../../../_frame/first-page.ts';

/** Says to choose a conversation, or, while there is none, how the first comes about. */
export function ConversationsHint({ workspace }: { workspace: string }) {
  const t = useTranslations('conversations');
  const trpc = useTRPC();
  const { data } = useInfiniteQuery(
    trpc.conversation.list.infiniteQueryOptions({ filter: 'all', search: '' }, firstPage),
  );
  if (data?.pages[0]?.rows.length === 0) {
    return (
      <EmptyState
        picture={<ExampleThread reader="business" />}
        title={t('empty-title')}
        action={<LinkButton href={`/w/${workspace}/phones`}>{t('empty-action')}</LinkButton>}
      >
        {t('empty-text')}
      </EmptyState>
    );
  }
  return <p className="m-auto p-8 text-muted">{t('choose')}</p>;
}
