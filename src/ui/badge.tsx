import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const look = cva('inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-2 text-xs', {
  variants: {
    tone: {
      neutral: 'bg-hover text-muted',
      accent: 'bg-accent text-accent-ink font-medium',
      success: 'bg-success-wash text-success-ink',
      warning: 'bg-warning-wash text-warning-ink',
      danger: 'bg-danger-wash text-danger-ink',
    },
  },
  defaultVariants: { tone: 'neutral' },
});

/** A word about a thing: a tag, a role, a count. Colour never says it alone. */
export function Badge(props: VariantProps<typeof look> & { className?: string; children: ReactNode }) {
  return <span className={cn(look({ tone: props.tone }), props.className)}>{props.children}</span>;
}
