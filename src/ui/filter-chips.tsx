'use client';

import { cn } from './cn.ts';

/** Filters of a list, one at a time, with the number that each would show. */
export function FilterChips<Value extends string>(props: {
  label: string;
  options: readonly { value: Value; label: string; count?: number }[];
  value: Value;
  onValueChange: (value: Value) => void;
}) {
  return (
    <fieldset className="-m-0.5 flex min-w-0 max-w-full gap-1.5 overflow-x-auto p-0.5">
      <legend className="sr-only">{props.label}</legend>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === props.value}
          onClick={() => props.onValueChange(option.value)}
          className={cn(
            'flex h-7 shrink-0 items-center gap-1.5 rounded-full border px-3 text-sm transition-colors',
            option.value === props.value ? 'border-ink font-medium' : 'border-line text-muted hover:text-ink',
          )}
        >
          {option.label}
          {option.count !== undefined && <span className="font-mono text-muted text-xs">{option.count}</span>}
        </button>
      ))}
    </fieldset>
  );
}
