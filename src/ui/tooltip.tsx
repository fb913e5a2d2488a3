'use client';

import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';

/** Explains its one child when a pointer rests on it or it is focused. */
export function Tooltip(props: {
  text: string;
  shortcut?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactElement<Record<string, unknown>>;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={props.children} />
      <Base.Portal>
        <Base.Positioner side={props.side ?? 'top'} sideOffset={6} className="z-60">
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-control bg-primary px-2 py-1 text-primary-ink text-sm transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {props.text}
            {props.shortcut && <span className="opacity-70">{props.shortcut}</span>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Lets tooltips that follow each other open at once; stands once around everything. */
export const TooltipProvider = Base.Provider;
