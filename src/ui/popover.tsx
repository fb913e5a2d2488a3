'use client';

import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn.ts';
import { popupClass } from './popup-class.ts';

/** A small panel beside the button that opens it. */
export function Popover(props: {
  trigger: ReactElement<Record<string, unknown>>;
  title?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Base.Trigger render={props.trigger} />
      <Base.Portal>
        <Base.Positioner side={props.side} align={props.align ?? 'start'} sideOffset={6} className="z-50">
          <Base.Popup className={cn(popupClass, 'w-72 p-3', props.className)}>
            {props.title && <Base.Title className="mb-2 font-semibold text-base">{props.title}</Base.Title>}
            {props.children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the popover it stands in. */
export const PopoverClose = Base.Close;
