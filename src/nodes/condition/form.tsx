'use client';

import { useWords } from '#/i18n/use-words.ts';
import { Field } from '#/ui/field.tsx';
import { Select } from '#/ui/select.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { ListField } from '../parts/list-field.tsx';
import type { NodeFormProps } from '../view.ts';
import { freshRule } from './fresh-rule.ts';
import { RuleFields } from './rule-fields.tsx';
import type { ConditionConfig } from './schema.ts';
import { words } from './words.ts';

/** Groups of rules, and how they are joined. */
export function ConditionForm({ config, onChange, tools }: NodeFormProps<ConditionConfig>) {
  const t = useWords(words);
  const matches = (suffix: string) =>
    (['all', 'any'] as const).map((match) => ({ value: match, label: t(`match-${match}${suffix}`) }));
  return (
    <FormBody tools={tools}>
      {config.groups.length > 1 && (
        <Field label={t('match')}>
          <Select
            value={config.match}
            onValueChange={(match) => onChange({ ...config, match })}
            options={matches('-groups')}
          />
        </Field>
      )}
      <ListField
        tools={tools}
        field="groups"
        label={t('match')}
        quiet
        shape="part"
        keepsOne
        items={config.groups}
        onItemsChange={(groups) => onChange({ ...config, groups })}
        nameOf={(_, index) => t('group', { number: index + 1 })}
        keyOf={(_, index) => String(index)}
        addLabel={t('add-group')}
        newItem={() => ({ match: 'all' as const, rules: [freshRule('variable')] })}
        most={20}
      >
        {(group, index, set) => (
          <>
            <Field label={config.groups.length > 1 ? t('group', { number: index + 1 }) : t('match')}>
              <Select value={group.match} onValueChange={(match) => set({ ...group, match })} options={matches('')} />
            </Field>
            <ListField
              tools={tools}
              field={`groups.${index}.rules`}
              label={t('group', { number: index + 1 })}
              quiet
              shape="block"
              keepsOne
              items={group.rules}
              onItemsChange={(rules) => set({ ...group, rules })}
              nameOf={(_, rule) => t('rule', { number: rule + 1 })}
              keyOf={(_, rule) => String(rule)}
              addLabel={t('add-rule')}
              newItem={() => freshRule('variable')}
            >
              {(rule, place, setRule) => (
                <RuleFields tools={tools} field={`groups.${index}.rules.${place}`} value={rule} onChange={setRule} />
              )}
            </ListField>
          </>
        )}
      </ListField>
    </FormBody>
  );
}
