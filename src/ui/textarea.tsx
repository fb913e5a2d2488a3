'use client';

import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';
import { controlClass } from './control-class.ts';

/** Several lines of text; grows with what is written. Inside a `Field` it is labelled by it. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <Field.Control
      render={<textarea {...props} />}
      className={cn(controlClass, 'field-sizing-content block max-h-80 min-h-18 resize-none py-1.5', className)}
    />
  );
}
