'use client';

import { ArrowLeft, Bot, Hand, Timer, Users } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useNow } from '#/i18n/use-now.ts';
import { Avatar } from '#/ui/avatar.tsx';
import { Button } from '#/ui/button.tsx';
import { buttonClass } from '#/ui/button-class.ts';
import { cn } from '#/ui/cn.ts';
import { useMay } from '../../../../_frame/use-may.ts';
import { useOwnerWords } from '../use-owner-words.ts';
import type { ThreadConversation } from './thread-conversation.ts';
import { useOwnership } from './use-ownership.ts';

/** Who it is, how long the window is open, who answers, and the way to change that. */
export function ThreadHead({ conversation, workspace }: { conversation: ThreadConversation; workspace: string }) {
  const t = useTranslations('conversations');
  const sayOwner = useOwnerWords();
  const may = useMay();
  const { mine, takeOver, giveBack, busy } = useOwnership(conversation);
  const { contact, owner } = conversation;
  const name = contact.name ?? contact.address ?? t('nameless');
  const OwnerIcon = owner ? Users : Bot;
  return (
    <header className="flex min-h-title shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2">
      <h1 className="sr-only md:hidden">{t('title')}</h1>
      <Link
        href={`/w/${workspace}/conversations`}
        aria-label={t('back')}
        className={cn(buttonClass({ variant: 'ghost', size: 'icon' }), '-ms-2 md:hidden')}
      >
        <ArrowLeft aria-hidden />
      </Link>
      <Avatar name={name} />
      <div className="grid min-w-48 flex-1">
        <Link href={`/w/${workspace}/contacts/${contact.id}`} className="truncate font-semibold hover:underline">
          <bdi>{name}</bdi>
        </Link>
        <span className="flex flex-wrap items-center gap-x-3 text-muted text-xs">
          {contact.name && contact.address && <span className="truncate font-mono">{contact.address}</span>}
          <span className="truncate max-sm:hidden">{conversation.channel.name}</span>
          <WindowLeft conversation={conversation} />
        </span>
      </div>
      <span className="flex items-center gap-1.5 text-muted text-sm">
        <OwnerIcon className="size-3.5" aria-hidden />
        {sayOwner(owner)}
      </span>
      {may('conversation.reply') &&
        (mine ? (
          <Button busy={busy} onClick={giveBack}>
            <Bot aria-hidden />
            {t('give-back')}
          </Button>
        ) : (
          <Button busy={busy} onClick={takeOver}>
            <Hand aria-hidden />
            {t('take-over')}
          </Button>
        ))}
    </header>
  );
}

/** For how long free messages may still be sent, and for how long no message costs anything. */
function WindowLeft({ conversation }: { conversation: ThreadConversation }) {
  const t = useTranslations('conversations');
  const format = useFormats();
  const now = useNow();
  if (!conversation.hasWindow) return null;
  const free = conversation.freeUntil ? Date.parse(conversation.freeUntil) - now : 0;
  const left = conversation.windowEndsAt ? Date.parse(conversation.windowEndsAt) - now : 0;
  return (
    <span className={cn('flex shrink-0 items-center gap-1', left <= 0 && 'text-warning-ink')}>
      <Timer className="size-3.5" aria-hidden />
      {left > 0 ? t('window-left', { time: format.duration(left) }) : t('window-closed')}
      {free > 0 && ` · ${t('window-free', { time: format.duration(free) })}`}
    </span>
  );
}
