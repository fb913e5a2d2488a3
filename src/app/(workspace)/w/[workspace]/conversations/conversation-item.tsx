'use client';

import { Bot, Users } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { RelativeTime } from '#/ui/relative-time.tsx';
import { firstWords } from '../../../_thread/shown-body.ts';
import type { ConversationRow } from './conversation-row.ts';
import { useOwnerWords } from './use-owner-words.ts';

/** One conversation in the list: who, the last words, who answers, what is unread. */
export function ConversationItem(props: { row: ConversationRow; workspace: string; open: boolean }) {
  const { row, open } = props;
  const t = useTranslations('conversations');
  const sayOwner = useOwnerWords();
  const OwnerIcon = row.owner ? Users : Bot;
  const last = row.preview?.removed ? t('removed-preview') : row.preview ? firstWords(row.preview) : '';
  return (
    <li>
      <Link
        href={`/w/${props.workspace}/conversations/${row.id}`}
        aria-current={open ? 'true' : undefined}
        data-list-stop
        className={cn(
          'grid grid-cols-1 gap-0.5 border-b px-4 py-2.5 transition-colors hover:bg-hover focus-visible:-outline-offset-2',
          open && 'bg-hover',
        )}
      >
        <span className="flex items-center gap-2">
          <span className={cn('min-w-0 flex-1 truncate', row.unread > 0 ? 'font-semibold' : 'font-medium')}>
            <bdi>{row.contact.name ?? row.contact.address ?? t('nameless')}</bdi>
          </span>
          <RelativeTime at={new Date(row.lastMessageAt)} className="shrink-0 text-muted text-xs" />
        </span>
        <span className="flex items-center gap-2 text-muted text-sm">
          <span className="min-w-0 flex-1 truncate">
            <bdi>{row.preview?.direction === 'out' ? t('said-us', { text: last }) : last}</bdi>
          </span>
          {row.unread > 0 && (
            <span className="grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 font-medium font-mono text-accent-ink text-xs">
              <span aria-hidden>{row.unread}</span>
              <span className="sr-only">{t('unread', { count: row.unread })}</span>
            </span>
          )}
          <span title={sayOwner(row.owner)}>
            <OwnerIcon className="size-3.5" aria-hidden />
            <span className="sr-only">{sayOwner(row.owner)}</span>
          </span>
        </span>
      </Link>
    </li>
  );
}
