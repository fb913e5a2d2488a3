'use client';

import { Input as Base } from '@base-ui/react/input';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { controlClass } from './control-class.ts';

/** A line of text. Inside a `Field` it is labelled by it. */
export function Input({
  className,
  ...props
}: Omit<ComponentProps<typeof Base>, 'className'> & { className?: string }) {
  return <Base {...props} className={cn(controlClass, 'h-8', className)} />;
}
