'use client';

import { useWords } from '#/i18n/use-words.ts';
import { Field } from '#/ui/field.tsx';
import { NumberField } from '#/ui/number-field.tsx';
import { Select } from '#/ui/select.tsx';
import { Switch } from '#/ui/switch.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { FormTools } from '../view.ts';
import type { AnswerConfig } from './answer.ts';
import { ChoiceFields } from './choice-fields.tsx';
import { words } from './words.ts';

/** The rules for an answer of the chosen kind. */
export function AnswerFields(props: { tools: FormTools; value: AnswerConfig; onChange(value: AnswerConfig): void }) {
  const t = useWords(words);
  const { tools, value, onChange } = props;
  switch (value.kind) {
    case 'text':
      return (
        <TextField
          tools={tools}
          field="answer.pattern"
          label={t('pattern')}
          hint={t('pattern-hint')}
          value={value.pattern}
          onChange={(pattern) => onChange({ ...value, pattern })}
          mono
          optional
          variables={false}
        />
      );
    case 'number':
      return (
        <>
          <div className="grid grid-cols-2 items-start gap-2">
            {(['min', 'max'] as const).map((bound) => (
              <Field key={bound} label={t(bound)} optional error={tools.errorOf(`answer.${bound}`)}>
                <NumberField
                  name={`answer.${bound}`}
                  className="w-full"
                  value={value[bound]}
                  onValueChange={(number) => onChange({ ...value, [bound]: number })}
                />
              </Field>
            ))}
          </div>
          <Switch
            label={t('whole')}
            checked={value.whole}
            disabled={tools.readOnly}
            onCheckedChange={(whole) => onChange({ ...value, whole })}
          />
        </>
      );
    case 'date':
      return (
        <Field label={t('when')}>
          <Select
            value={value.when}
            onValueChange={(when) => onChange({ ...value, when })}
            options={(['any', 'future', 'past'] as const).map((when) => ({ value: when, label: t(`when-${when}`) }))}
          />
        </Field>
      );
    case 'choice':
      return <ChoiceFields tools={tools} value={value} onChange={onChange} />;
    default:
      return null;
  }
}
