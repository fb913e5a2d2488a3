import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from './button-class.ts';
import { cn } from './cn.ts';

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function LinkButton({ className, variant, size, ...props }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...props} className={cn(buttonClass({ variant, size }), className)} />;
}
