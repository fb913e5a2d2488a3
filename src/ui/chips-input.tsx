'use client';

import { X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './cn.ts';
import { controlClass } from './control-class.ts';
import { Input } from './input.tsx';

/** Several short texts, such as keywords or tags: Enter or a comma adds one, Backspace takes the last back. */
export function ChipsInput(props: {
  values: readonly string[];
  onValuesChange: (values: string[]) => void;
  placeholder?: string;
  label?: string;
  maxLength?: number;
  id?: string;
}) {
  const t = useTranslations('common');
  const [draft, setDraft] = useState('');
  function add() {
    const value = draft.trim();
    if (value && !props.values.includes(value)) props.onValuesChange([...props.values, value]);
    setDraft('');
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && draft === '') props.onValuesChange(props.values.slice(0, -1));
  }
  return (
    <div
      className={cn(
        controlClass,
        'flex min-h-8 flex-wrap items-center gap-1 p-1 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent-line has-[input:focus-visible]:-outline-offset-1',
      )}
    >
      {props.values.map((value) => (
        <span key={value} className="flex h-6 max-w-full items-center rounded-xs bg-hover ps-2 text-sm">
          <span className="truncate">{value}</span>
          <button
            type="button"
            aria-label={`${t('remove')} ${value}`}
            className="grid size-6 place-items-center rounded-xs text-muted hover:text-ink"
            onClick={() => props.onValuesChange(props.values.filter((other) => other !== value))}
          >
            <X className="size-3" aria-hidden />
          </button>
        </span>
      ))}
      <Input
        id={props.id}
        aria-label={props.label}
        className="h-6 w-auto min-w-20 flex-1 border-0 bg-transparent px-1.5 focus-visible:outline-0"
        placeholder={props.values.length === 0 ? props.placeholder : undefined}
        maxLength={props.maxLength}
        value={draft}
        onValueChange={setDraft}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
    </div>
  );
}
