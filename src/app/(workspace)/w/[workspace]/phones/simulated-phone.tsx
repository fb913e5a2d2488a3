'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Avatar } from '#/ui/avatar.tsx';
import { Composer } from '#/ui/phone/composer.tsx';
import { Phone } from '#/ui/phone/phone.tsx';
import type { PhoneMessage } from '#/ui/phone/phone-message.ts';
import { Thread } from '#/ui/phone/thread.tsx';
import { ListError } from '../../../_frame/list-error.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';
import { AttachMenu } from './attach-menu.tsx';
import { BubbleMenu } from './bubble-menu.tsx';
import { NextMessage } from './next-message.tsx';
import { PhoneOptions } from './phone-options.tsx';
import type { Saying, ShownPhone } from './shown-phone.ts';
import { useBubbleWords } from './use-bubble-words.ts';
import { useBubbles } from './use-bubbles.ts';

/** One person's phone: the chat with the business, and everything a person can do in it. */
export function SimulatedPhone(props: {
  phone: ShownPhone;
  business: string | undefined;
  workspace: string;
  canUse: boolean;
}) {
  const { phone, business, canUse } = props;
  const { channelId, id } = phone;
  const t = useTranslations('phones');
  const trpc = useTRPC();
  const show = useBubbles(props.workspace, phone);
  const words = useBubbleWords();
  const chat = useQuery(trpc.phone.chat.queryOptions({ channelId, id }));
  const speak = useMutation(trpc.phone.speak.mutationOptions({ onError: useNotifyError() }));
  // who has the chat open reads what comes, and the business sees it
  const { mutate: setPhone } = useMutation(trpc.phone.set.mutationOptions());
  const place = { latitude: 40.4153, longitude: -3.6844, name: t('sample-place') };
  const [quoted, setQuoted] = useState<string | null>(null);
  const [fromAd, setFromAd] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const messages = chat.data?.messages ?? [];
  const answered = messages.find((message) => message.id === quoted && !message.deleted);
  /** Sends what answers a message or follows an advertisement, once that was chosen. */
  async function send(say: Saying): Promise<void> {
    await speak.mutateAsync({ channelId, id, say, quotes: answered?.id, fromAd });
    setQuoted((now) => (now === quoted ? null : now));
    if (fromAd) setFromAd(false);
  }
  // what went wrong is said by the mutation itself
  const attach = (say: Saying) => void send(say).catch(() => {});
  const sendPlace = () => attach({ kind: 'location', ...place });
  function menuOf({ id: key }: PhoneMessage) {
    const message = messages.find((candidate) => candidate.id === key);
    if (!message || message.deleted) return null;
    return (
      <BubbleMenu
        reaction={message.reactions.person}
        onReact={(emoji) => speak.mutate({ channelId, id, say: { kind: 'reaction', message: key, emoji } })}
        onReply={() => {
          setQuoted(key);
          return field.current;
        }}
      />
    );
  }
  const state = phone.blocked ? t('blocked') : phone.online ? null : t('offline');
  return (
    <Phone
      label={phone.name}
      onFocus={() => canUse && !phone.chatOpen && setPhone({ channelId, id, chatOpen: true })}
      onBlur={() => canUse && setPhone({ channelId, id, chatOpen: false })}
      className="h-full max-sm:mx-auto max-sm:w-full"
      head={
        <>
          <Avatar name={phone.name} />
          <div className="grid min-w-0 flex-1">
            <span className="truncate font-semibold">
              <bdi>{phone.name}</bdi>
            </span>
            <span className="truncate text-muted text-xs">
              {state ?? (phone.phone ? <span className="font-mono">{phone.phone}</span> : t('no-number'))}
              {business && ` · ${t('to', { channel: business })}`}
            </span>
          </div>
          {canUse && <PhoneOptions phone={phone} />}
        </>
      }
      foot={
        canUse && (
          <div className="grid grid-cols-1 gap-1">
            <NextMessage
              quote={answered ? words(answered.content) : null}
              fromAd={fromAd}
              onDropQuote={() => {
                setQuoted(null);
                field.current?.focus();
              }}
              onDropAd={() => {
                setFromAd(false);
                field.current?.focus();
              }}
            />
            <Composer
              field={field}
              label={t('write')}
              maxLength={20_000}
              before={
                <AttachMenu
                  onMedia={(media) => attach({ kind: 'media', media })}
                  onLocation={sendPlace}
                  onFromAd={() => setFromAd(true)}
                />
              }
              onSend={(text) => send({ kind: 'text', text })}
            />
          </div>
        )
      }
    >
      <Thread
        reader="contact"
        items={show(messages)}
        typing={phone.typing}
        empty={chat.data ? <p className="max-w-48">{t('say-hello')}</p> : <ListError list={chat} />}
        onTap={
          canUse
            ? (message, option) =>
                speak.mutate({ channelId, id, say: { kind: 'tap', message: message.id, option: option.id } })
            : undefined
        }
        onShareLocation={canUse ? sendPlace : undefined}
        menuOf={canUse ? menuOf : undefined}
      />
    </Phone>
  );
}
