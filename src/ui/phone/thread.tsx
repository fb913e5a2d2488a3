'use client';

import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { cn } from '../cn.ts';
import { Bubble } from './bubble.tsx';
import type { PhoneItem, PhoneMessage, PhoneOption } from './phone-message.ts';
import { TypingDots } from './typing-dots.tsx';

/** Nearer to the end than this, the view follows new messages. Pixels. */
const followWithin = 120;

/** A conversation, oldest first, kept at its end while one is there. `reader` says whose messages stand at the end of the line. */
export function Thread(props: {
  items: readonly PhoneItem[];
  reader: 'contact' | 'business';
  typing?: boolean;
  /** Shown instead when there is nothing yet. */
  empty?: ReactNode;
  /** Stands above the first item: a button that fetches older ones. */
  before?: ReactNode;
  onTap?: ((message: PhoneMessage, option: PhoneOption, via: 'button' | 'list') => void) | undefined;
  onShareLocation?: ((message: PhoneMessage) => void) | undefined;
  className?: string;
}) {
  const t = useTranslations('phones');
  const format = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const last = props.items.at(-1)?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last item, or typing, moves the view
  useEffect(() => {
    if (atEnd.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last, props.items.length, props.typing]);
  let day = '';
  return (
    <div
      ref={box}
      role="log"
      aria-label={t('thread')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: at }) => {
        atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < followWithin;
      }}
      className={cn(
        'flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto overscroll-contain p-3 focus-visible:-outline-offset-2',
        props.className,
      )}
    >
      {props.before}
      {props.items.length === 0 && props.empty && <div className="m-auto text-center text-muted">{props.empty}</div>}
      {props.items.map((item) => {
        if (item.kind === 'note') return <Note key={item.id}>{item.text}</Note>;
        const itsDay = item.at === null ? day : format.weekday(item.at);
        const newDay = itsDay !== day;
        day = itsDay;
        return (
          <Fragment key={item.id}>
            {newDay && <Note>{itsDay}</Note>}
            <Bubble
              message={item}
              mine={item.from === props.reader}
              onTap={props.onTap}
              onShareLocation={props.onShareLocation}
            />
          </Fragment>
        );
      })}
      {props.typing && <TypingDots />}
    </div>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className="mx-auto max-w-[90%] py-1 text-balance text-center text-muted text-xs">{children}</p>;
}
