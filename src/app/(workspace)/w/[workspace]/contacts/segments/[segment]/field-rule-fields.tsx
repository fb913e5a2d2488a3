'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { builtInFields, type FieldDefinition, type FieldType } from '#/flow/audience/contact-fields.ts';
import type { SegmentOperator, SegmentRule } from '#/flow/audience/segment-rules.ts';
import { oneSided } from '#/flow/compare/operators.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Input } from '#/ui/input.tsx';
import { Select } from '#/ui/select.tsx';

const texts = ['equals', 'not-equals', 'contains', 'not-contains', 'starts', 'empty', 'not-empty'] as const;
const ordered = ['equals', 'not-equals', 'greater', 'at-least', 'less', 'at-most', 'empty', 'not-empty'] as const;
const choices = ['equals', 'not-equals', 'empty', 'not-empty'] as const;

/** The comparisons that make sense for a type. */
const operatorsOf: Record<FieldType, readonly SegmentOperator[]> = {
  text: texts,
  number: ordered,
  date: ordered,
  boolean: choices,
  select: choices,
};

/** Which field a rule looks at, how, and with what. */
export function FieldRuleFields(props: {
  rule: SegmentRule & { on: 'field' };
  disabled: boolean;
  onRuleChange: (rule: SegmentRule) => void;
}) {
  const t = useTranslations('contacts');
  const { rule, disabled, onRuleChange } = props;
  const { data: fields } = useQuery(useTRPC().field.list.queryOptions({}));
  const field = fields?.find(({ key }) => key === rule.name);
  const operators = operatorsOf[field?.type ?? 'text'];
  const words = field?.type === 'date' ? 'is-date' : 'is';
  return (
    <>
      <Combobox
        label={t('field')}
        value={rule.name}
        disabled={disabled}
        onValueChange={(name) => {
          const type = fields?.find(({ key }) => key === name)?.type ?? 'text';
          const is = operatorsOf[type].includes(rule.is) ? rule.is : 'equals';
          onRuleChange({ ...rule, name, is, value: '' });
        }}
        options={[
          ...builtInFields.map((name) => ({ value: name as string, label: t(`fact-${name}`) })),
          ...(fields ?? []).map(({ key, label }) => ({ value: key, label, detail: `contact.${key}` })),
        ]}
      />
      <Select
        label={t('operator')}
        value={rule.is}
        disabled={disabled}
        onValueChange={(is) => onRuleChange({ ...rule, is })}
        options={operators.map((is) => ({ value: is, label: t(`${words}-${is}` as 'is-equals') }))}
      />
      {!oneSided.has(rule.is) && (
        <Value
          field={field}
          value={rule.value}
          disabled={disabled}
          onValueChange={(value) => onRuleChange({ ...rule, value })}
        />
      )}
    </>
  );
}

function Value(props: {
  field: FieldDefinition | undefined;
  value: string;
  disabled: boolean;
  onValueChange: (value: string) => void;
}) {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const { field, value, disabled, onValueChange } = props;
  if (field?.type === 'boolean' || field?.type === 'select') {
    const options =
      field.type === 'select'
        ? field.options.map((option) => ({ value: option, label: option }))
        : [
            { value: 'true', label: common('yes') },
            { value: 'false', label: common('no') },
          ];
    return (
      <Select
        label={t('value')}
        placeholder={common('choose')}
        value={value || null}
        disabled={disabled}
        onValueChange={onValueChange}
        options={options}
      />
    );
  }
  return (
    <Input
      aria-label={t('value')}
      placeholder={t('value')}
      type={field?.type === 'date' ? 'date' : 'text'}
      inputMode={field?.type === 'number' ? 'decimal' : undefined}
      value={value}
      disabled={disabled}
      onValueChange={onValueChange}
      maxLength={200}
      autoComplete="off"
    />
  );
}
