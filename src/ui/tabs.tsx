'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

/** Views of the same thing, one at a time. */
export function Tabs<Value extends string>(props: {
  tabs: readonly { value: Value; label: ReactNode; panel: ReactNode }[];
  value: Value;
  onValueChange: (value: Value) => void;
  label: string;
  className?: string;
  listClassName?: string;
  panelClassName?: string;
}) {
  return (
    <Base.Root
      value={props.value}
      onValueChange={(value) => props.onValueChange(value as Value)}
      className={cn('flex flex-col', props.className)}
    >
      <Base.List aria-label={props.label} className={cn('relative flex shrink-0 gap-4 border-b', props.listClassName)}>
        {props.tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-10 items-center gap-1.5 border-transparent border-b-2 font-medium text-muted transition-colors hover:text-ink data-active:border-ink data-active:text-ink"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {props.tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          className={cn('min-h-0 flex-1 outline-none', props.panelClassName)}
        >
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
