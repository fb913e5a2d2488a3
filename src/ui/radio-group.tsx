'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import { cn } from './cn.ts';
import type { Option } from './select.tsx';

/** One of a few, all in view. Inside a `Field` it is labelled by it; else `label` names it. */
export function RadioGroup<Value extends string>(props: {
  options: readonly Option<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  label?: string;
  disabled?: boolean;
  className?: string;
}) {
  return (
    <Base
      aria-label={props.label}
      value={props.value}
      onValueChange={(value) => props.onValueChange(value as Value)}
      disabled={props.disabled}
      className={cn('grid gap-2', props.className)}
    >
      {props.options.map((option) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control stands inside
        <label key={option.value} className="flex gap-2">
          <span className="flex h-5 items-center">
            <Radio.Root
              value={option.value}
              disabled={option.disabled}
              className="relative grid size-4 shrink-0 place-items-center rounded-full border border-muted bg-panel after:absolute after:-inset-1.5 data-checked:border-primary data-checked:bg-primary data-disabled:opacity-50"
            >
              <Radio.Indicator className="size-1.5 rounded-full bg-primary-ink" />
            </Radio.Root>
          </span>
          <span className="grid">
            {option.label}
            {option.detail && <span className="text-muted text-xs">{option.detail}</span>}
          </span>
        </label>
      ))}
    </Base>
  );
}
