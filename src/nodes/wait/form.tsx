'use client';

import { useWords } from '#/i18n/use-words.ts';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { NumberField } from '#/ui/number-field.tsx';
import { Select } from '#/ui/select.tsx';
import { DurationField } from '../parts/duration-field.tsx';
import { FormBody } from '../parts/form-body.tsx';
import type { NodeFormProps } from '../view.ts';
import type { WaitConfig } from './schema.ts';
import { words } from './words.ts';

const fresh: Record<WaitConfig['until']['how'], WaitConfig['until']> = {
  duration: { how: 'duration', amount: 1, unit: 'hours' },
  'time-of-day': { how: 'time-of-day', time: '09:00', days: 0 },
};

/** For how long, or until when. */
export function WaitForm({ config: { until }, onChange, tools }: NodeFormProps<WaitConfig>) {
  const t = useWords(words);
  return (
    <FormBody tools={tools}>
      <Field label={t('how')}>
        <Select
          value={until.how}
          onValueChange={(how) => onChange({ until: fresh[how] })}
          options={(['duration', 'time-of-day'] as const).map((how) => ({ value: how, label: t(`how-${how}`) }))}
        />
      </Field>
      {until.how === 'duration' ? (
        <DurationField
          tools={tools}
          field="until"
          value={until}
          onChange={(duration) => onChange({ until: { ...until, ...duration } })}
        />
      ) : (
        <>
          <Field label={t('time')} hint={t('time-hint')} error={tools.errorOf('until.time')}>
            <Input
              type="time"
              name="until.time"
              className="w-32"
              value={until.time}
              onValueChange={(time) => onChange({ until: { ...until, time: time.slice(0, 5) } })}
            />
          </Field>
          <Field label={t('days')} error={tools.errorOf('until.days')}>
            <NumberField
              name="until.days"
              min={0}
              max={3_650}
              value={until.days}
              onValueChange={(days) => days !== null && onChange({ until: { ...until, days: Math.round(days) } })}
            />
          </Field>
        </>
      )}
    </FormBody>
  );
}
