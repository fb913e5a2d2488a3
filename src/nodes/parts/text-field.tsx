'use client';

import { useLayoutEffect, useRef } from 'react';
import { fixedLength } from '#/flow/checks/check-text.ts';
import { checkTemplate } from '#/flow/template/check.ts';
import { cn } from '#/ui/cn.ts';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Textarea } from '#/ui/textarea.tsx';
import type { FormTools } from '../view.ts';
import { InsertVariable } from './insert-variable.tsx';
import { useNodeWords } from './use-node-words.ts';

/** How a variable is written; one that a contact may lack gets an empty fallback, with the caret inside of it. */
function writeVariable(name: string): { text: string; caret: number } {
  const bare = `{{ ${name} }}`;
  if (checkTemplate(bare).withoutFallback.length === 0) return { text: bare, caret: bare.length };
  const start = `{{ ${name} | default: "`;
  return { text: `${start}" }}`, caret: start.length };
}

/** A text of a config in which variables may stand. */
export function TextField(props: {
  tools: FormTools;
  /** Path in the config. */
  field: string;
  label: string;
  value: string;
  onChange(value: string): void;
  hint?: string;
  placeholder?: string;
  multiline?: boolean;
  mono?: boolean;
  quiet?: boolean;
  optional?: boolean;
  /** The most characters that the channel takes; said when few are left. */
  max?: number;
  /** False where variables make no sense. */
  variables?: boolean;
  className?: string;
}) {
  const t = useNodeWords();
  const { tools, field, value, onChange, max, variables = true } = props;
  const control = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const caret = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret can only be set once the new text is there
  useLayoutEffect(() => {
    if (caret.current !== null) control.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value]);

  function insert(name: string) {
    const { selectionStart, selectionEnd } = control.current ?? {};
    const start = selectionStart ?? value.length;
    const written = writeVariable(name);
    caret.current = start + written.caret;
    onChange(value.slice(0, start) + written.text + value.slice(selectionEnd ?? start));
  }

  const left = max === undefined ? Number.POSITIVE_INFINITY : max - fixedLength(value);
  const near = max !== undefined && left <= Math.max(5, max / 20);
  const error = tools.errorOf(field);
  const shared = {
    ref: control,
    name: field,
    value,
    placeholder: props.placeholder,
    dir: 'auto' as const,
    autoComplete: 'off',
    spellCheck: !props.mono,
    className: cn(variables && 'pe-9', props.mono && 'font-mono text-sm'),
  };
  return (
    <Field
      label={props.label}
      quiet={props.quiet}
      optional={props.optional}
      className={props.className}
      error={error}
      hint={near && left >= 0 ? t('characters-left', { count: left }) : !error && props.hint}
    >
      <div className="relative">
        {props.multiline ? (
          <Textarea {...shared} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input {...shared} onValueChange={onChange} />
        )}
        {variables && (
          <div className={cn('absolute end-0.5', props.multiline ? 'top-0.5' : 'inset-y-0 grid place-items-center')}>
            <InsertVariable variables={tools.variables} onInsert={insert} target={control} />
          </div>
        )}
      </div>
    </Field>
  );
}
