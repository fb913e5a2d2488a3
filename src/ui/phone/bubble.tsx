'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { cn } from '../cn.ts';
import { BubbleActions } from './bubble-actions.tsx';
import { MessageContent } from './message-content.tsx';
import type { PhoneMessage, PhoneOption } from './phone-message.ts';
import { Ticks } from './ticks.tsx';

const remarkTones = { quiet: 'text-muted', warning: 'text-warning-ink', danger: 'text-danger-ink' } as const;

/** One message: its bubble, what can be tapped below, and the remark about it. `mine` stands at the end of the line. */
export function Bubble(props: {
  message: PhoneMessage;
  mine: boolean;
  onTap?: ((message: PhoneMessage, option: PhoneOption, via: 'button' | 'list') => void) | undefined;
  onShareLocation?: ((message: PhoneMessage) => void) | undefined;
  /** Stands beside the bubble while a pointer or the focus is on the message. */
  menu?: ReactNode;
}) {
  const { message, mine, onTap, onShareLocation } = props;
  const t = useTranslations('phones');
  const format = useFormats();
  const gone = message.ticks === 'cancelled' || message.ticks === 'failed';
  return (
    <div
      className={cn(
        'group/message grid max-w-[85%] gap-1',
        mine ? 'justify-items-end self-end' : 'justify-items-start self-start',
      )}
    >
      <span className="sr-only">{t(message.from === 'business' ? 'from-business' : 'from-contact')}</span>
      <div className={cn('grid min-w-24 gap-1', message.content.kind !== 'text' && 'min-w-44')}>
        <div
          className={cn(
            'relative w-full rounded-bubble px-3 py-2',
            mine ? 'rounded-ee-xs bg-bubble-out' : 'rounded-es-xs bg-bubble-in',
            gone && 'bg-transparent text-muted outline-1 outline-line outline-dashed -outline-offset-1',
          )}
        >
          {message.quote && (
            <div className="mb-1.5 line-clamp-2 border-line border-s-2 ps-2 text-muted text-sm" dir="auto">
              {message.quote}
            </div>
          )}
          <MessageContent content={message.content} />
          <div className="-mb-0.5 flex items-center justify-end gap-1 text-muted text-xs">
            {message.author && <span className="truncate">{message.author}</span>}
            {message.at !== null && (
              <time dateTime={new Date(message.at).toISOString()}>{format.time(message.at)}</time>
            )}
            {message.ticks && <Ticks ticks={message.ticks} />}
          </div>
          {message.reaction && (
            <span className="absolute start-2 -bottom-3 rounded-full bg-raised px-1 text-sm shadow-float">
              {message.reaction}
            </span>
          )}
          {props.menu && (
            <div
              className={cn(
                'absolute top-0.5 opacity-0 transition-opacity focus-within:opacity-100 group-hover/message:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100',
                mine ? 'end-full me-1' : 'start-full ms-1',
              )}
            >
              {props.menu}
            </div>
          )}
        </div>
        <BubbleActions
          content={message.content}
          onTap={onTap && ((option, via) => onTap(message, option, via))}
          onShareLocation={onShareLocation && (() => onShareLocation(message))}
        />
      </div>
      {message.remark && (
        <div className={cn('max-w-full px-1 text-xs', remarkTones[message.remark.tone ?? 'quiet'])} dir="auto">
          {message.remark.text}
        </div>
      )}
    </div>
  );
}
