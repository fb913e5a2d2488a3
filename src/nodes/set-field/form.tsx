'use client';

import { useWords } from '#/i18n/use-words.ts';
import { Field } from '#/ui/field.tsx';
import { Select } from '#/ui/select.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { NameField } from '../parts/name-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import { type SetFieldConfig, valueTypes } from './schema.ts';
import { words } from './words.ts';

/** What to set, and to what. */
export function SetFieldForm({ config, onChange, tools }: NodeFormProps<SetFieldConfig>) {
  const t = useWords(words);
  return (
    <FormBody tools={tools}>
      <Field label={t('target')}>
        <Select
          value={config.target}
          onValueChange={(target) => onChange({ ...config, target })}
          options={(['field', 'variable'] as const).map((target) => ({ value: target, label: t(`target-${target}`) }))}
        />
      </Field>
      <NameField
        tools={tools}
        field="name"
        of={config.target}
        label={t('name-label')}
        value={config.name}
        onChange={(name) => onChange({ ...config, name })}
      />
      <Field label={t('type')}>
        <Select
          value={config.type}
          onValueChange={(type) => onChange({ ...config, type })}
          options={valueTypes.map((type) => ({ value: type, label: t(`type-${type}`) }))}
        />
      </Field>
      <TextField
        tools={tools}
        field="value"
        label={t('value')}
        hint={t('value-hint')}
        value={config.value}
        onChange={(value) => onChange({ ...config, value })}
        multiline
      />
    </FormBody>
  );
}
