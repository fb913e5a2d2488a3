'use client';

import { useFormats } from '#/i18n/use-formats.ts';
import { useWords } from '#/i18n/use-words.ts';
import { Button } from '#/ui/button.tsx';
import { Field } from '#/ui/field.tsx';
import { NumberField } from '#/ui/number-field.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { ListField } from '../parts/list-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import type { RandomSplitConfig } from './schema.ts';
import { words } from './words.ts';

type Shares = RandomSplitConfig['shares'];

/** The same shares, all of one size; the last takes what does not divide. */
function evenShares(shares: Shares): Shares {
  const each = Math.floor(1_000 / shares.length) / 10;
  const last = Math.round((100 - each * (shares.length - 1)) * 10) / 10;
  return shares.map((share, index) => ({ ...share, percent: index === shares.length - 1 ? last : each }));
}

/** The ways and their shares. */
export function RandomSplitForm({ config: { shares }, onChange, tools }: NodeFormProps<RandomSplitConfig>) {
  const t = useWords(words);
  const format = useFormats();
  const sum = Math.round(shares.reduce((total, { percent }) => total + percent, 0) * 100) / 100;
  return (
    <FormBody tools={tools}>
      <ListField
        tools={tools}
        field="shares"
        label={t('shares')}
        hint={t('sum', { sum: format.number(sum) })}
        items={shares}
        onItemsChange={(next) => onChange({ shares: next })}
        nameOf={(share, index) => share.label || t('share', { number: index + 1 })}
        keyOf={(share) => share.id}
        addLabel={t('add-share')}
        newItem={() => ({ id: tools.newId(), label: '', percent: Math.max(0, 100 - sum) })}
        most={10}
      >
        {(share, index, set) => (
          <div className="grid grid-cols-[1fr_auto] items-start gap-1">
            <TextField
              tools={tools}
              field={`shares.${index}.label`}
              label={t('share', { number: index + 1 })}
              quiet
              placeholder={t('share', { number: index + 1 })}
              value={share.label}
              onChange={(label) => set({ ...share, label })}
              variables={false}
            />
            <Field label={`${t('share', { number: index + 1 })}: ${t('percent')}`} quiet>
              <NumberField
                name={`shares.${index}.percent`}
                min={0}
                max={100}
                value={share.percent}
                onValueChange={(percent) => percent !== null && set({ ...share, percent })}
              />
            </Field>
          </div>
        )}
      </ListField>
      {shares.length > 0 && (
        <Button size="sm" className="w-fit" onClick={() => onChange({ shares: evenShares(shares) })}>
          {t('even-out')}
        </Button>
      )}
    </FormBody>
  );
}
