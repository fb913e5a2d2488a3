'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useNow } from '#/i18n/use-now.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Composer } from '#/ui/phone/composer.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import type { ThreadConversation } from './thread-conversation.ts';

/** Where one answers; says what answering does, or why it cannot be done now. */
export function ThreadFoot({ conversation }: { conversation: ThreadConversation }) {
  const t = useTranslations('conversations');
  const trpc = useTRPC();
  const now = useNow();
  const reply = useMutation(trpc.conversation.reply.mutationOptions({ onError: useNotifyError() }));
  const { hasWindow, windowEndsAt, owner } = conversation;
  const closed = hasWindow && (windowEndsAt === null || Date.parse(windowEndsAt) <= now);
  return (
    <footer className="shrink-0 bg-phone">
      <div className="mx-auto grid w-full max-w-3xl gap-2 px-4 pt-1 pb-4">
        {conversation.handOverNote && <Callout>{t('note', { note: conversation.handOverNote })}</Callout>}
        {closed ? (
          <Callout tone="warning">{t('window-closed-hint')}</Callout>
        ) : (
          !owner && <Callout>{t('reply-takes-over')}</Callout>
        )}
        <Composer
          label={t('write')}
          disabled={closed}
          maxLength={4_096}
          onSend={(text) => reply.mutateAsync({ id: conversation.id, text })}
        />
      </div>
    </footer>
  );
}
