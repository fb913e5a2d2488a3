'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';
import { controlClass } from './control-class.ts';
import { popupClass, popupItemClass } from './popup-class.ts';

/** Something to choose. */
export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** A second, quieter line. */
  detail?: string;
  icon?: ReactNode;
  disabled?: boolean;
}

/** One of a few. Inside a `Field` it is labelled by it; else `label` names it. */
export function Select<Value extends string>(props: {
  options: readonly Option<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  placeholder?: string;
  label?: string;
  disabled?: boolean;
  name?: string;
  className?: string;
}) {
  const chosen = props.options.find((option) => option.value === props.value);
  return (
    <Base.Root
      items={[...props.options]}
      value={props.value}
      onValueChange={(value) => value !== null && props.onValueChange(value as Value)}
      disabled={props.disabled}
      name={props.name}
    >
      <Base.Trigger
        aria-label={props.label}
        className={cn(controlClass, 'flex h-8 items-center gap-2 text-start', props.className)}
      >
        {chosen?.icon}
        <Base.Value className="min-w-0 flex-1 truncate data-placeholder:text-muted" placeholder={props.placeholder} />
        <Base.Icon className="text-muted">
          <ChevronsUpDown className="size-3.5" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className={cn(popupClass, 'min-w-(--anchor-width)')}>
            <Base.List>
              {props.options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className={cn(popupItemClass, 'pe-8')}
                >
                  {option.icon}
                  <span className="grid">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.detail && <span className="text-muted text-xs">{option.detail}</span>}
                  </span>
                  <Base.ItemIndicator className="absolute end-3">
                    <Check aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
