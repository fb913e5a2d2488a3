'use client';

import { useInfiniteQuery, useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { Thread } from '#/ui/phone/thread.tsx';
import { firstPage } from '../../../../_frame/first-page.ts';
import { useMay } from '../../../../_frame/use-may.ts';
import { usePhoneMessages } from '../../../../_thread/use-phone-messages.ts';
import { ThreadFoot } from './thread-foot.tsx';
import { ThreadHead } from './thread-head.tsx';

/** A conversation with one contact: the thread, who answers, and a line to write in. */
export function ThreadScreen({ id, workspace }: { id: string; workspace: string }) {
  const t = useTranslations('conversations');
  const trpc = useTRPC();
  const may = useMay();
  const show = usePhoneMessages(workspace);
  const { data: conversation } = useSuspenseQuery(trpc.conversation.get.queryOptions({ id }));
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trpc.conversation.messages.infiniteQueryOptions({ id }, firstPage),
  );
  const { mutate: markRead } = useMutation(trpc.conversation.markRead.mutationOptions());
  const canReply = may('conversation.reply');
  useEffect(() => {
    if (conversation.unread > 0 && canReply && document.visibilityState === 'visible') markRead({ id });
  }, [conversation.unread, canReply, id, markRead]);
  const messages = data?.pages.toReversed().flatMap((page) => page.rows) ?? [];
  return (
    <>
      <ThreadHead conversation={conversation} workspace={workspace} />
      <Thread
        reader="business"
        items={messages.map((message) =>
          'note' in message.body
            ? { kind: 'note', id: message.id, text: t(`note-${message.body.note}`) }
            : show(message),
        )}
        className="bg-phone"
        contentClassName="mx-auto max-w-3xl p-4"
        before={
          hasNextPage && (
            <Button
              size="sm"
              variant="ghost"
              className="mx-auto"
              busy={isFetchingNextPage}
              onClick={() => fetchNextPage()}
            >
              {t('older')}
            </Button>
          )
        }
      />
      {canReply && <ThreadFoot conversation={conversation} />}
    </>
  );
}
