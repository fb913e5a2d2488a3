import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const look = cva('grid size-6 shrink-0 place-items-center rounded-control [&_.lucide]:size-3.5', {
  variants: {
    family: {
      trigger: 'bg-trigger-wash text-trigger',
      send: 'bg-send-wash text-send',
      ask: 'bg-ask-wash text-ask',
      logic: 'bg-logic-wash text-logic',
      data: 'bg-data-wash text-data',
      people: 'bg-people-wash text-people',
      note: 'bg-note-wash text-note',
    },
  },
  defaultVariants: { family: 'note' },
});

/** A 24-pixel tile with an icon, tinted by its family. */
export function IconTile(props: VariantProps<typeof look> & { className?: string; children: ReactNode }) {
  return (
    <span aria-hidden className={cn(look({ family: props.family }), props.className)}>
      {props.children}
    </span>
  );
}
