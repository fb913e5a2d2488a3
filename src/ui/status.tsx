import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** The colour of a state. `off` is an empty ring. */
export type Tone = 'success' | 'warning' | 'danger' | 'accent' | 'neutral' | 'off';

const tones: Record<Tone, string> = {
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-danger',
  accent: 'bg-accent',
  neutral: 'bg-muted',
  off: 'border-[1.5px] border-muted',
};

/** A state as a dot with its word beside it. */
export function Status(props: { tone: Tone; className?: string; children: ReactNode }) {
  return (
    <span className={cn('inline-flex min-w-0 items-center gap-2', props.className)}>
      <span className={cn('size-2 shrink-0 rounded-full', tones[props.tone])} aria-hidden />
      <span className="truncate">{props.children}</span>
    </span>
  );
}
