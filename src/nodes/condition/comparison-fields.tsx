'use client';

import { useId } from 'react';
import { oneSided, operators } from '#/flow/compare/operators.ts';
import { useWords } from '#/i18n/use-words.ts';
import { cn } from '#/ui/cn.ts';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Select } from '#/ui/select.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { FormTools } from '../view.ts';
import type { Rule } from './schema.ts';
import { words } from './words.ts';

type Comparison = Extract<Rule, { on: 'variable' | 'field' | 'message' }>;

/** What a comparing rule looks at, how, and with what. */
export function ComparisonFields(props: {
  tools: FormTools;
  /** Path in the config. */
  field: string;
  value: Comparison;
  onChange(value: Rule): void;
}) {
  const t = useWords(words);
  const list = useId();
  const { tools, field, value, onChange } = props;
  const known =
    value.on === 'field'
      ? ['name', 'language', 'phone', ...tools.contactFields]
      : tools.variables.map(({ name }) => name);
  return (
    <>
      {value.on !== 'message' && (
        <Field label={t('name-label')} quiet error={tools.errorOf(`${field}.name`)}>
          <Input
            name={`${field}.name`}
            list={list}
            placeholder={t('name-label')}
            value={value.name}
            maxLength={value.on === 'field' ? 40 : 200}
            autoComplete="off"
            spellCheck={false}
            className="font-mono text-sm"
            onValueChange={(name) => onChange({ ...value, name })}
          />
          <datalist id={list}>
            {[...new Set(known)].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </Field>
      )}
      <Select
        label={t('operator')}
        className={cn(oneSided.has(value.is) && value.on !== 'message' && 'col-span-2')}
        value={value.is}
        onValueChange={(is) => onChange({ ...value, is })}
        options={operators.map((is) => ({ value: is, label: t(`is-${is}`) }))}
      />
      {!oneSided.has(value.is) && (
        <TextField
          tools={tools}
          field={`${field}.value`}
          label={t('value-label')}
          quiet
          placeholder={t('value-label')}
          value={value.value}
          onChange={(text) => onChange({ ...value, value: text })}
          mono={value.is === 'matches'}
          variables={value.is !== 'matches'}
          className={value.on === 'message' ? 'col-span-2' : undefined}
        />
      )}
    </>
  );
}
