import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** A list or form screen: title row of 56 with one main action, filters below it, content of at most 1200. */
export function Page(props: {
  title: ReactNode;
  /** Before the title: a way back. */
  before?: ReactNode;
  /** After the title: a state, a count. */
  after?: ReactNode;
  action?: ReactNode;
  filters?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto flex w-full max-w-measure flex-col px-4 pb-16 sm:px-8">
      <header className="flex min-h-title items-center gap-3">
        {props.before}
        <h1 className="line-clamp-2 min-w-0 font-semibold text-lg [overflow-wrap:anywhere]" dir="auto">
          {props.title}
        </h1>
        {props.after}
        <div className="ms-auto flex items-center gap-2">{props.action}</div>
      </header>
      {props.filters && <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">{props.filters}</div>}
      <div className={cn('min-w-0', props.className)}>{props.children}</div>
    </div>
  );
}
