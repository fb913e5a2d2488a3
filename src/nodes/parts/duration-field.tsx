'use client';

import { type Duration, type DurationUnit, durationUnits, longestDuration } from '#/flow/time/duration.ts';
import { Field } from '#/ui/field.tsx';
import { NumberField } from '#/ui/number-field.tsx';
import { Select } from '#/ui/select.tsx';
import type { FormTools } from '../view.ts';
import { useNodeWords } from './use-node-words.ts';

/** A length of time: how many, and of what. */
export function DurationField<Value extends Duration>(props: {
  tools: FormTools;
  /** Path in the config. */
  field: string;
  label?: string;
  value: Value;
  onChange(value: Value): void;
}) {
  const t = useNodeWords();
  const { tools, field, value, onChange } = props;
  const units = durationUnits.map((unit) => ({ value: unit, label: t(`unit-${unit}`, { count: value.amount }) }));
  return (
    <div className="grid grid-cols-[auto_1fr] items-start gap-x-2" data-field={field}>
      <Field label={props.label ?? t('amount')} error={tools.errorOf(`${field}.amount`)} className="max-w-40">
        <NumberField
          name={`${field}.amount`}
          min={0}
          max={longestDuration[value.unit]}
          value={value.amount}
          onValueChange={(amount) => amount !== null && onChange({ ...value, amount })}
        />
      </Field>
      <Field label={t('unit')}>
        <Select<DurationUnit>
          options={units}
          value={value.unit}
          onValueChange={(unit) => onChange({ ...value, unit })}
        />
      </Field>
    </div>
  );
}
