'use client';

import type { ReactNode, Ref } from 'react';
import { useTranslations } from 'use-intl';
import type { TemplateFault } from '#/channels/template-desk.ts';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Textarea } from '#/ui/textarea.tsx';
import { useTemplateWords } from './use-template-words.ts';

/** A text whose length is counted, with what is wrong with it. */
export function LimitedField(props: {
  label: string;
  name: string;
  value: string;
  onChange(value: string): void;
  fault: TemplateFault | undefined;
  max?: number;
  hint?: ReactNode;
  placeholder?: string;
  multiline?: boolean;
  mono?: boolean;
  quiet?: boolean;
  optional?: boolean;
  disabled?: boolean;
  control?: Ref<HTMLTextAreaElement>;
}) {
  const t = useTranslations('templates');
  const say = useTemplateWords();
  const { value, fault, max, onChange } = props;
  const left = max === undefined ? Number.POSITIVE_INFINITY : max - value.length;
  const near = max !== undefined && left >= 0 && left <= Math.max(5, max / 10);
  const error = fault?.severity === 'error' && say.fault(fault);
  const warning = fault?.severity === 'warning' && say.fault(fault);
  const shared = {
    name: props.name,
    value,
    disabled: props.disabled,
    placeholder: props.placeholder,
    dir: 'auto' as const,
    autoComplete: 'off',
    spellCheck: !props.mono,
    className: props.mono ? 'font-mono text-sm' : '',
  };
  return (
    <Field
      label={props.label}
      quiet={props.quiet ?? false}
      optional={props.optional ?? false}
      error={error}
      hint={near ? t('left', { count: left }) : warning || (!error && props.hint)}
    >
      {props.multiline ? (
        <Textarea {...shared} ref={props.control} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input {...shared} onValueChange={onChange} />
      )}
    </Field>
  );
}
