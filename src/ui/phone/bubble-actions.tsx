'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ListSheet } from './list-sheet.tsx';
import { rowIcons } from './message-content.tsx';
import type { PhoneContent, PhoneOption } from './phone-message.ts';

const rowClass =
  'flex min-h-9 w-full items-center justify-center gap-1.5 rounded-bubble bg-bubble-in px-3 py-1.5 font-medium text-base transition-colors enabled:hover:bg-[color-mix(in_oklch,var(--ink)_5%,var(--bubble-in))] disabled:text-muted';

/** What can be tapped below a bubble. Without `onTap` it is only shown. */
export function BubbleActions(props: {
  content: PhoneContent;
  onTap: ((option: PhoneOption, via: 'button' | 'list') => void) | undefined;
  onShareLocation: (() => void) | undefined;
}) {
  const { content, onTap } = props;
  const t = useTranslations('phones');
  const [open, setOpen] = useState(false);
  if (content.kind === 'buttons') {
    return content.options.map((option) => (
      <button
        key={option.id}
        type="button"
        disabled={!onTap}
        onClick={() => onTap?.(option, 'button')}
        className={rowClass}
      >
        <span className="truncate" dir="auto">
          {option.label}
        </span>
      </button>
    ));
  }
  if (content.kind === 'template') {
    return content.buttons.map(({ id, kind, label }, index) => {
      const Icon = rowIcons[kind];
      return (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a button is its name
          key={index}
          type="button"
          disabled={!onTap || id === undefined}
          onClick={() => id !== undefined && onTap?.({ id, label }, 'button')}
          className={rowClass}
        >
          {kind !== 'quick-reply' && <Icon aria-hidden />}
          <span className="truncate" dir="auto">
            {label || t('copy-code')}
          </span>
        </button>
      );
    });
  }
  if (content.kind === 'list') {
    const Icon = rowIcons.list;
    return (
      <>
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)} className={rowClass}>
          <Icon aria-hidden />
          <span className="truncate" dir="auto">
            {content.open || t('open-list')}
          </span>
        </button>
        <ListSheet
          list={content}
          open={open}
          onOpenChange={setOpen}
          onTap={onTap && ((option) => onTap(option, 'list'))}
        />
      </>
    );
  }
  if (content.kind === 'link-button') {
    const Icon = rowIcons['link-button'];
    const safe = /^https?:\/\//i.test(content.url);
    return (
      <a href={safe ? content.url : undefined} target="_blank" rel="noopener noreferrer nofollow" className={rowClass}>
        <Icon aria-hidden />
        <span className="truncate" dir="auto">
          {content.label}
        </span>
      </a>
    );
  }
  if (content.kind === 'location-request') {
    const Icon = rowIcons['location-request'];
    return (
      <button type="button" disabled={!props.onShareLocation} onClick={props.onShareLocation} className={rowClass}>
        <Icon aria-hidden />
        {t('send-location')}
      </button>
    );
  }
  return null;
}
