'use client';

import { useWords } from '#/i18n/use-words.ts';
import { ChipsInput } from '#/ui/chips-input.tsx';
import { Field } from '#/ui/field.tsx';
import { Select } from '#/ui/select.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { ListField } from '../parts/list-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { TriggerFields } from '../parts/trigger-fields.tsx';
import type { NodeFormProps } from '../view.ts';
import { type KeywordConfig, keywordMatches } from './schema.ts';
import { words } from './words.ts';

/** Which words, and how a message is compared with them. */
export function KeywordForm({ config, onChange, tools }: NodeFormProps<KeywordConfig>) {
  const t = useWords(words);
  const setWords = (list: string[]) => onChange({ ...config, words: list });
  return (
    <FormBody tools={tools}>
      <Field label={t('match')}>
        <Select
          value={config.match}
          onValueChange={(match) => onChange({ ...config, match })}
          options={keywordMatches.map((match) => ({ value: match, label: t(`match-${match}`) }))}
        />
      </Field>
      {config.match === 'regex' ? (
        <ListField
          tools={tools}
          field="words"
          label={t('patterns')}
          hint={t('match-regex-hint')}
          items={config.words}
          onItemsChange={setWords}
          nameOf={(_, index) => t('pattern', { number: index + 1 })}
          keyOf={(_, index) => String(index)}
          addLabel={t('add-pattern')}
          newItem={() => ''}
        >
          {(word, index, set) => (
            <TextField
              tools={tools}
              field={`words.${index}`}
              label={t('pattern', { number: index + 1 })}
              quiet
              mono
              variables={false}
              value={word}
              onChange={set}
            />
          )}
        </ListField>
      ) : (
        <Field label={t('words')} hint={t('words-hint')} error={tools.errorOf('words')}>
          <div data-field="words">
            <ChipsInput
              label={t('words')}
              values={config.words}
              onValuesChange={setWords}
              placeholder={t('word-placeholder')}
              maxLength={200}
            />
          </div>
        </Field>
      )}
      <TriggerFields tools={tools} config={config} onChange={onChange} />
    </FormBody>
  );
}
