'use client';

import { useWords } from '#/i18n/use-words.ts';
import { FormBody } from '../parts/form-body.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import type { NoteConfig } from './schema.ts';
import { words } from './words.ts';

/** The remark. */
export function NoteForm({ config, onChange, tools }: NodeFormProps<NoteConfig>) {
  const t = useWords(words);
  return (
    <FormBody tools={tools}>
      <TextField
        tools={tools}
        field="text"
        label={t('text')}
        placeholder={t('text-placeholder')}
        value={config.text}
        onChange={(text) => onChange({ ...config, text })}
        multiline
        variables={false}
      />
    </FormBody>
  );
}
