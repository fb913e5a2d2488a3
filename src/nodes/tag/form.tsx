'use client';

import { useWords } from '#/i18n/use-words.ts';
import { ChipsInput } from '#/ui/chips-input.tsx';
import { Field } from '#/ui/field.tsx';
import { FormBody } from '../parts/form-body.tsx';
import type { NodeFormProps } from '../view.ts';
import type { TagConfig } from './schema.ts';
import { words } from './words.ts';

/** The tags to give and to take away. */
export function TagForm({ config, onChange, tools }: NodeFormProps<TagConfig>) {
  const t = useWords(words);
  return (
    <FormBody tools={tools}>
      {(['add', 'remove'] as const).map((side) => (
        <Field key={side} label={t(side)} error={tools.errorOf(side)}>
          <div data-field={side}>
            <ChipsInput
              label={t(side)}
              values={config[side]}
              onValuesChange={(tags) => onChange({ ...config, [side]: tags })}
              placeholder={t('tag-placeholder')}
              maxLength={50}
            />
          </div>
        </Field>
      ))}
    </FormBody>
  );
}
