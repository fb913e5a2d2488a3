import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** A titled part of a page. No frame: the heading and the space around it do the work. */
export function Section(props: {
  title: ReactNode;
  /** The title is only for screen readers: something above says it already. */
  quiet?: boolean;
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section className={cn('grid grid-cols-1 gap-4', props.className)}>
      <header
        className={
          props.quiet && !props.description && !props.action ? 'sr-only' : 'flex items-start justify-between gap-4'
        }
      >
        <div className="grid gap-0.5">
          <h2 className={props.quiet ? 'sr-only' : 'font-semibold text-lg'}>{props.title}</h2>
          {props.description && <p className="max-w-prose text-muted">{props.description}</p>}
        </div>
        {props.action}
      </header>
      {props.children}
    </section>
  );
}
