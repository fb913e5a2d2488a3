'use client';

import { messageLimits } from '#/flow/checks/limits.ts';
import { useWords } from '#/i18n/use-words.ts';
import { Field } from '#/ui/field.tsx';
import { Select } from '#/ui/select.tsx';
import { ListField } from '../parts/list-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { FormTools } from '../view.ts';
import type { AnswerConfig } from './answer.ts';
import { words } from './words.ts';

type Choice = Extract<AnswerConfig, { kind: 'choice' }>;

/** The options of a question, and how they are shown. */
export function ChoiceFields(props: { tools: FormTools; value: Choice; onChange(value: Choice): void }) {
  const t = useWords(words);
  const { tools, value, onChange } = props;
  const list = value.show === 'list';
  return (
    <>
      <Field label={t('show')}>
        <Select
          value={value.show}
          onValueChange={(show) => onChange({ ...value, show })}
          options={(['buttons', 'list'] as const).map((show) => ({ value: show, label: t(`show-${show}`) }))}
        />
      </Field>
      {list && (
        <TextField
          tools={tools}
          field="answer.openLabel"
          label={t('open-label')}
          placeholder={t('open-label-placeholder')}
          value={value.openLabel}
          onChange={(openLabel) => onChange({ ...value, openLabel })}
          max={messageLimits.openLabel}
        />
      )}
      <ListField
        tools={tools}
        field="answer.options"
        label={t('options')}
        hint={t('value-hint')}
        items={value.options}
        onItemsChange={(options) => onChange({ ...value, options })}
        nameOf={(option, index) => option.label || t('option', { number: index + 1 })}
        keyOf={(option) => option.id}
        addLabel={t('add-option')}
        newItem={() => ({ id: tools.newId(), label: '', value: '' })}
        most={list ? messageLimits.rows : messageLimits.buttons}
      >
        {(option, index, set) => (
          <div className="grid grid-cols-[3fr_2fr] items-start gap-1">
            <TextField
              tools={tools}
              field={`answer.options.${index}.label`}
              label={t('option', { number: index + 1 })}
              quiet
              placeholder={t('option', { number: index + 1 })}
              value={option.label}
              onChange={(label) => set({ ...option, label })}
              max={list ? messageLimits.rowTitle : messageLimits.buttonLabel}
            />
            <TextField
              tools={tools}
              field={`answer.options.${index}.value`}
              label={`${t('option', { number: index + 1 })}: ${t('value')}`}
              quiet
              placeholder={t('value')}
              value={option.value}
              onChange={(saved) => set({ ...option, value: saved })}
              variables={false}
            />
          </div>
        )}
      </ListField>
    </>
  );
}
