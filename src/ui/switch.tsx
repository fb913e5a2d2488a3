'use client';

import { Switch as Base } from '@base-ui/react/switch';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** Turns something on or off at once; the label stands left, the switch right. */
export function Switch({
  label,
  hint,
  className,
  ...props
}: Omit<Base.Root.Props, 'className'> & { label: ReactNode; hint?: ReactNode; className?: string }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
    <label className={cn('flex items-start justify-between gap-4', className)}>
      <span className="grid">
        {label}
        {hint && <span className="text-muted text-xs">{hint}</span>}
      </span>
      <Base.Root
        {...props}
        className="relative mt-px flex h-5 w-9 shrink-0 rounded-full bg-muted/70 p-0.5 transition-colors data-checked:bg-primary data-disabled:opacity-50"
      >
        <Base.Thumb className="size-4 rounded-full bg-panel transition-transform data-checked:translate-x-4 rtl:data-checked:-translate-x-4" />
      </Base.Root>
    </label>
  );
}
