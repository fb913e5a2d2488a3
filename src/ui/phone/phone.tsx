'use client';

import { type ReactNode, useState } from 'react';
import { cn } from '../cn.ts';
import { PhoneScreen } from './phone-screen.ts';

/** A phone of 300 pixels: a head, a thread, something to write into. */
export function Phone(props: {
  /** Names the phone for screen readers. */
  label: string;
  head: ReactNode;
  foot?: ReactNode;
  className?: string;
  /** The reader turned to the phone, or away from it. */
  onFocus?: () => void;
  onBlur?: () => void;
  children: ReactNode;
}) {
  const [screen, setScreen] = useState<HTMLElement | null>(null);
  return (
    <PhoneScreen value={screen}>
      <section
        ref={setScreen}
        onFocus={props.onFocus}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) props.onBlur?.();
        }}
        aria-label={props.label}
        className={cn(
          'relative isolate flex h-150 w-phone flex-col overflow-hidden rounded-[28px] bg-phone outline-1 outline-hairline',
          props.className,
        )}
      >
        <header className="flex h-14 shrink-0 items-center gap-3 border-b px-4">{props.head}</header>
        {props.children}
        {props.foot && <footer className="shrink-0 p-2">{props.foot}</footer>}
      </section>
    </PhoneScreen>
  );
}
