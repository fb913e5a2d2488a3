'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { SegmentRule } from '#/flow/audience/segment-rules.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Field } from '#/ui/field.tsx';
import { NumberField } from '#/ui/number-field.tsx';
import { Select } from '#/ui/select.tsx';
import { FieldRuleFields } from './field-rule-fields.tsx';

interface RuleProps<On extends SegmentRule['on']> {
  rule: SegmentRule & { on: On };
  disabled: boolean;
  onRuleChange: (rule: SegmentRule) => void;
}

/** What has to be chosen in a rule of its kind. */
export function RuleFields({ rule, ...rest }: RuleProps<SegmentRule['on']>) {
  const t = useTranslations('contacts');
  switch (rule.on) {
    case 'field':
      return <FieldRuleFields rule={rule} {...rest} />;
    case 'tag':
      return <TagRule rule={rule} {...rest} />;
    case 'group':
      return <GroupRule rule={rule} {...rest} />;
    case 'flow':
      return <FlowRule rule={rule} {...rest} />;
    case 'activity':
      return <ActivityRule rule={rule} {...rest} />;
    case 'consent':
      return (
        <Select
          label={t('rule-consent')}
          value={rule.is}
          disabled={rest.disabled}
          onValueChange={(is) => rest.onRuleChange({ ...rule, is })}
          options={(['opted-in', 'not-opted-out', 'opted-out'] as const).map((is) => ({
            value: is,
            label: t(`filter-consent-${is}`),
          }))}
        />
      );
  }
}

function Presence(props: {
  value: 'present' | 'absent';
  disabled: boolean;
  onValueChange: (is: 'present' | 'absent') => void;
  words: 'tag' | 'group';
}) {
  const t = useTranslations('contacts');
  const { words, ...rest } = props;
  return (
    <Select
      {...rest}
      label={t('operator')}
      options={(['present', 'absent'] as const).map((is) => ({ value: is, label: t(`${words}-${is}`) }))}
    />
  );
}

function TagRule({ rule, disabled, onRuleChange }: RuleProps<'tag'>) {
  const t = useTranslations('contacts');
  const { data: tags } = useQuery(useTRPC().contact.tags.queryOptions({}));
  const known = [...new Set([...(tags ?? []), ...(rule.tag ? [rule.tag] : [])])];
  return (
    <>
      <Presence words="tag" value={rule.is} disabled={disabled} onValueChange={(is) => onRuleChange({ ...rule, is })} />
      <Combobox
        label={t('tag')}
        placeholder={t('choose-tag')}
        value={rule.tag || null}
        disabled={disabled}
        onValueChange={(tag) => onRuleChange({ ...rule, tag })}
        options={known.map((tag) => ({ value: tag, label: tag }))}
      />
    </>
  );
}

function GroupRule({ rule, disabled, onRuleChange }: RuleProps<'group'>) {
  const t = useTranslations('contacts');
  const { data: groups } = useQuery(useTRPC().group.list.queryOptions({}));
  return (
    <>
      <Presence
        words="group"
        value={rule.is}
        disabled={disabled}
        onValueChange={(is) => onRuleChange({ ...rule, is })}
      />
      <Combobox
        label={t('group')}
        placeholder={t('choose-group')}
        value={rule.group || null}
        disabled={disabled}
        onValueChange={(group) => onRuleChange({ ...rule, group })}
        options={(groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}

function FlowRule({ rule, disabled, onRuleChange }: RuleProps<'flow'>) {
  const t = useTranslations('contacts');
  const { data: flows } = useQuery(useTRPC().flow.list.queryOptions({}));
  return (
    <>
      <Select
        label={t('operator')}
        value={rule.is}
        disabled={disabled}
        onValueChange={(is) => onRuleChange({ ...rule, is })}
        options={(['entered', 'not-entered', 'waiting', 'finished'] as const).map((is) => ({
          value: is,
          label: t(`flow-${is}`),
        }))}
      />
      <Combobox
        label={t('rule-flow')}
        placeholder={t('choose-flow')}
        value={rule.flow || null}
        disabled={disabled}
        onValueChange={(flow) => onRuleChange({ ...rule, flow })}
        options={(flows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}

function ActivityRule({ rule, disabled, onRuleChange }: RuleProps<'activity'>) {
  const t = useTranslations('contacts');
  const asked = `${rule.what}-${rule.is}` as const;
  return (
    <>
      <Select
        label={t('operator')}
        value={asked}
        disabled={disabled}
        onValueChange={(next) => {
          const what = next.startsWith('wrote') ? 'wrote' : 'met';
          onRuleChange({ ...rule, what, is: next.endsWith('not-within') ? 'not-within' : 'within' });
        }}
        options={(['wrote-within', 'wrote-not-within', 'met-within', 'met-not-within'] as const).map((value) => ({
          value,
          label: t(`activity-${value}`),
        }))}
      />
      <div className="flex items-center gap-2">
        <Field label={t('days')} quiet>
          <NumberField
            value={rule.days}
            min={1}
            max={3_650}
            disabled={disabled}
            onValueChange={(days) => onRuleChange({ ...rule, days: days ?? 1 })}
          />
        </Field>
        <span className="text-muted" aria-hidden>
          {t('days')}
        </span>
      </div>
    </>
  );
}
