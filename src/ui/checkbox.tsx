'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** A box to tick with its label, or alone with `aria-label`. */
export function Checkbox({
  label,
  hint,
  className,
  ...props
}: Omit<Base.Root.Props, 'className'> & { label?: ReactNode; hint?: ReactNode; className?: string }) {
  const box = (
    <Base.Root
      {...props}
      className="relative grid size-4 shrink-0 place-items-center rounded-xs border border-muted bg-panel after:absolute after:-inset-1.5 data-checked:border-primary data-indeterminate:border-primary data-checked:bg-primary data-indeterminate:bg-primary data-disabled:opacity-50"
    >
      <Base.Indicator className="grid text-primary-ink">
        {props.indeterminate ? (
          <Minus className="size-3" aria-hidden />
        ) : (
          <Check className="size-3" strokeWidth={3} aria-hidden />
        )}
      </Base.Indicator>
    </Base.Root>
  );
  if (!label) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
    <label className={cn('flex gap-2', className)}>
      <span className="flex h-5 items-center">{box}</span>
      <span className="grid">
        {label}
        {hint && <span className="text-muted text-xs">{hint}</span>}
      </span>
    </label>
  );
}
