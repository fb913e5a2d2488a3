'use client';

import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { cn } from '../cn.ts';
import { Bubble } from './bubble.tsx';
import type { PhoneItem, PhoneMessage, PhoneOption } from './phone-message.ts';
import { TypingDots } from './typing-dots.tsx';

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
  /** What else can be done with a message: a button that opens a menu. */
  menuOf?: ((message: PhoneMessage) => ReactNode) | undefined;
  className?: string;
  /** Measure and padding of what scrolls. */
  contentClassName?: string;
}) {
  const t = useTranslations('phones');
  const format = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const last = props.items.at(-1);
  const ownLast = last?.kind === 'message' && last.from === props.reader ? last.id : null;
  useEffect(() => {
    // the box is drawn from its end, so that its end is where scrolling is zero; what one writes oneself is always shown
    if (ownLast && box.current) box.current.scrollTop = 0;
  }, [ownLast]);
  let day = '';
  return (
    <div
      ref={box}
      role="log"
      aria-label={t('thread')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn(
        'flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain focus-visible:-outline-offset-2',
        props.className,
      )}
    >
      {props.items.length === 0 && props.empty && (
        <div className="m-auto p-3 text-center text-muted">{props.empty}</div>
      )}
      <div className={cn('mb-auto flex w-full flex-col gap-2 p-3', props.contentClassName)}>
        {props.before}
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
                menu={props.menuOf?.(item)}
              />
            </Fragment>
          );
        })}
        {props.typing && <TypingDots />}
      </div>
    </div>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className="mx-auto max-w-[90%] py-1 text-balance text-center text-muted text-xs">{children}</p>;
}
