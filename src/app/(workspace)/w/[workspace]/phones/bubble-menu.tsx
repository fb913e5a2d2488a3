'use client';

import { Ellipsis, Reply, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';

/** What a phone offers first. */
const emojis = ['👍', '❤️', '😂', '😮', '🙏'] as const;

/** What a person can do with a message on their phone: answer it, put an emoji on it, or take that back. */
export function BubbleMenu(props: {
  /** The emoji that the person has put on it. */
  reaction: string | null;
  onReact: (emoji: string | null) => void;
  /** Answers where the focus goes: to the field in which one writes. */
  onReply: () => HTMLElement | null;
}) {
  const { reaction, onReact, onReply } = props;
  const t = useTranslations('phones');
  const field = useRef<HTMLElement>(null);
  return (
    <Menu
      align="start"
      finalFocus={() => field.current ?? true}
      trigger={
        <IconButton
          label={t('message-actions')}
          size="icon-sm"
          className="rounded-full text-muted"
          onClick={() => {
            field.current = null;
          }}
        >
          <Ellipsis aria-hidden />
        </IconButton>
      }
      groups={[
        {
          items: [
            {
              label: t('reply'),
              icon: <Reply aria-hidden />,
              onSelect() {
                field.current = onReply();
              },
            },
          ],
        },
        {
          label: t('react'),
          inline: true,
          items: emojis.map((emoji) => ({ label: emoji, onSelect: () => onReact(emoji) })),
        },
        ...(reaction === null
          ? []
          : [{ items: [{ label: t('take-back'), icon: <Undo2 aria-hidden />, onSelect: () => onReact(null) }] }]),
      ]}
    />
  );
}
