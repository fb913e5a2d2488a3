'use client';

import { Button as Base } from '@base-ui/react/button';
import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from './button-class.ts';
import { cn } from './cn.ts';

export type ButtonProps = Omit<ComponentProps<typeof Base>, 'className'> &
  ButtonLook & {
    className?: string;
    /** Work is under way: pressed again it does nothing, and a small wheel turns. */
    busy?: boolean;
  };

/** A button. Its text is a verb with its object. */
export function Button({ className, variant, size, busy = false, disabled, children, ...props }: ButtonProps) {
  return (
    <Base
      {...props}
      className={cn(buttonClass({ variant, size }), className)}
      disabled={disabled || busy}
      focusableWhenDisabled={busy}
      aria-busy={busy || undefined}
    >
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </Base>
  );
}
