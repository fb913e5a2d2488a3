'use client';

import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** A part of a panel that is opened when it is wanted. */
export function Disclosure(props: { title: ReactNode; count?: number; open?: boolean; children: ReactNode }) {
  return (
    <Collapsible.Root defaultOpen={props.open} className="border-t">
      <Collapsible.Trigger className="group/disclosure flex h-10 w-full items-center gap-1.5 font-medium text-sm">
        <ChevronRight
          className="size-3.5 text-muted transition-transform group-data-panel-open/disclosure:rotate-90"
          aria-hidden
        />
        {props.title}
        {props.count !== undefined && props.count > 0 && (
          <span className="font-mono font-normal text-muted text-xs">{props.count}</span>
        )}
      </Collapsible.Trigger>
      <Collapsible.Panel className="pb-4 ps-5">{props.children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}
