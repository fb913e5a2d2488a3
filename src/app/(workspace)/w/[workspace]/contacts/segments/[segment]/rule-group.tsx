'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { SegmentRule, SegmentRules } from '#/flow/audience/segment-rules.ts';
import { Button } from '#/ui/button.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Select } from '#/ui/select.tsx';
import { freshRule, ruleKinds } from './fresh-rule.ts';
import { RuleFields } from './rule-fields.tsx';

type Group = SegmentRules['groups'][number];

/** Rules of which all or any have to hold. */
export function RuleGroup(props: {
  number: number;
  group: Group;
  disabled: boolean;
  onGroupChange: (group: Group) => void;
  onRemove: (() => void) | undefined;
}) {
  const t = useTranslations('contacts');
  const { number, group, disabled, onGroupChange, onRemove } = props;
  const setRule = (at: number, rule: SegmentRule | null) =>
    onGroupChange({
      ...group,
      rules: group.rules.flatMap((old, index) => (index === at ? (rule ? [rule] : []) : [old])),
    });
  return (
    <section aria-label={t('rules-numbered', { number })} className="grid gap-3 rounded-card border p-4">
      <div className="flex items-center gap-2">
        <MatchSelect
          label={t('match')}
          words="match"
          value={group.match}
          disabled={disabled}
          onValueChange={(match) => onGroupChange({ ...group, match })}
        />
        {onRemove && !disabled && (
          <IconButton className="ms-auto" label={t('remove-rule-group', { number })} onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        )}
      </div>
      <ul className="grid gap-2">
        {group.rules.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity and never move
          <li key={at} className="flex items-start gap-2 max-sm:border-t max-sm:pt-2">
            <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
              <Select
                label={t('rule-about', { number: at + 1 })}
                value={rule.on}
                disabled={disabled}
                onValueChange={(on) => setRule(at, freshRule(on))}
                options={ruleKinds.map((on) => ({ value: on, label: t(`rule-${on}`) }))}
              />
              <div className="grid min-w-0 gap-2 sm:grid-flow-col sm:auto-cols-fr">
                <RuleFields rule={rule} disabled={disabled} onRuleChange={(next) => setRule(at, next)} />
              </div>
            </div>
            {group.rules.length > 1 && !disabled && (
              <IconButton label={t('remove-rule', { number: at + 1 })} onClick={() => setRule(at, null)}>
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {group.rules.length < 30 && !disabled && (
        <Button
          variant="ghost"
          className="justify-self-start"
          onClick={() => onGroupChange({ ...group, rules: [...group.rules, freshRule('tag')] })}
        >
          <Plus aria-hidden />
          {t('add-rule')}
        </Button>
      )}
    </section>
  );
}

/** Whether all have to hold, or one is enough. */
export function MatchSelect(props: {
  label: string;
  words: 'match' | 'match-groups';
  value: 'all' | 'any';
  disabled: boolean;
  onValueChange: (match: 'all' | 'any') => void;
}) {
  const t = useTranslations('contacts');
  return (
    <Select
      className="w-64 max-w-full"
      label={props.label}
      value={props.value}
      disabled={props.disabled}
      onValueChange={props.onValueChange}
      options={(['all', 'any'] as const).map((value) => ({ value, label: t(`${props.words}-${value}`) }))}
    />
  );
}
