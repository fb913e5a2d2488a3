'use client';

import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { cn } from './cn.ts';
import type { Option } from './select.tsx';

/** One of two to four, side by side. `label` names the group. */
export function SegmentedControl<Value extends string>(props: {
  options: readonly Option<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  label: string;
  className?: string;
}) {
  return (
    <ToggleGroup
      aria-label={props.label}
      value={[props.value]}
      onValueChange={([value]) => value && props.onValueChange(value as Value)}
      className={cn('flex h-fit w-fit rounded-control bg-hover p-0.5', props.className)}
    >
      {props.options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          aria-label={option.icon ? option.label : undefined}
          disabled={option.disabled}
          className="flex h-7 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-xs px-2.5 font-medium text-muted text-sm transition-colors hover:text-ink data-pressed:bg-panel data-pressed:text-ink dark:data-pressed:bg-pressed"
        >
          {option.icon ?? option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
