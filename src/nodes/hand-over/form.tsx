'use client';

import { useWords } from '#/i18n/use-words.ts';
import { FormBody } from '../parts/form-body.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import type { HandOverConfig } from './schema.ts';
import { words } from './words.ts';

/** What the team is told. */
export function HandOverForm({ config, onChange, tools }: NodeFormProps<HandOverConfig>) {
  const t = useWords(words);
  return (
    <FormBody tools={tools}>
      <TextField
        tools={tools}
        field="note"
        label={t('note')}
        hint={t('note-hint')}
        placeholder={t('note-placeholder')}
        value={config.note}
        onChange={(note) => onChange({ ...config, note })}
        multiline
        optional
      />
    </FormBody>
  );
}
