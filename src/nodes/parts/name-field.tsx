'use client';

import { useId } from 'react';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import type { FormTools } from '../view.ts';
import { useNodeWords } from './use-node-words.ts';

/** What was typed, as a name may be written: `Número do pedido` becomes `numero_do_pedido`. */
export function toName(typed: string): string {
  const plain = typed
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return plain
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40);
}

/** The name of a variable or of a contact field; the ones that exist are suggested. */
export function NameField(props: {
  tools: FormTools;
  /** Path in the config. */
  field: string;
  of: 'variable' | 'field';
  value: string;
  onChange(value: string): void;
  label?: string;
  quiet?: boolean;
  optional?: boolean;
}) {
  const t = useNodeWords();
  const list = useId();
  const { tools, field, of, value } = props;
  const error = tools.errorOf(field);
  const known =
    of === 'field'
      ? tools.contactFields
      : tools.variables.filter(({ origin }) => origin === 'flow').map(({ name }) => name);
  return (
    <Field
      label={props.label ?? t(of === 'variable' ? 'variable' : 'contact-field')}
      quiet={props.quiet}
      optional={props.optional}
      hint={!error && of === 'variable' && !props.quiet && t('variable-hint')}
      error={error}
    >
      <Input
        name={field}
        list={list}
        value={value}
        onValueChange={(typed) => props.onChange(toName(typed))}
        autoComplete="off"
        spellCheck={false}
        className="font-mono text-sm"
      />
      <datalist id={list}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Field>
  );
}
