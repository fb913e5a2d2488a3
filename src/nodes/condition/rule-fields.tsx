'use client';

import { useId } from 'react';
import { useLocale } from 'use-intl';
import { useWords } from '#/i18n/use-words.ts';
import { Checkbox } from '#/ui/checkbox.tsx';
import { cn } from '#/ui/cn.ts';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Select } from '#/ui/select.tsx';
import type { FormTools } from '../view.ts';
import { ComparisonFields } from './comparison-fields.tsx';
import { freshRule, subjects } from './fresh-rule.ts';
import type { Rule } from './schema.ts';
import { weekdayNames } from './weekday-names.ts';
import { words } from './words.ts';

interface Props<Value extends Rule = Rule> {
  tools: FormTools;
  /** Path in the config. */
  field: string;
  value: Value;
  onChange(value: Rule): void;
}

/** One rule: what it looks at, and what must hold. */
export function RuleFields({ tools, field, value, onChange }: Props) {
  const t = useWords(words);
  const shared = { tools, field, onChange };
  return (
    <div className="grid grid-cols-2 items-start gap-1.5">
      <Select
        label={t('on')}
        className={cn((value.on === 'time' || value.on === 'weekday') && 'col-span-2')}
        value={value.on}
        onValueChange={(on) => onChange(freshRule(on))}
        options={subjects.map((on) => ({ value: on, label: t(`on-${on}`) }))}
      />
      {value.on === 'tag' ? (
        <TagFields {...shared} value={value} />
      ) : value.on === 'time' ? (
        <TimeFields {...shared} value={value} />
      ) : value.on === 'weekday' ? (
        <WeekdayFields {...shared} value={value} />
      ) : (
        <ComparisonFields {...shared} value={value} />
      )}
    </div>
  );
}

function TagFields({ tools, field, value, onChange }: Props<Extract<Rule, { on: 'tag' }>>) {
  const t = useWords(words);
  const list = useId();
  return (
    <>
      <Field label={t('tag-label')} quiet error={tools.errorOf(`${field}.tag`)}>
        <Input
          name={`${field}.tag`}
          list={list}
          placeholder={t('tag-label')}
          value={value.tag}
          maxLength={100}
          autoComplete="off"
          onValueChange={(tag) => onChange({ ...value, tag })}
        />
        <datalist id={list}>
          {tools.tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </Field>
      <Select
        label={t('operator')}
        className="col-span-2"
        value={value.is}
        onValueChange={(is) => onChange({ ...value, is })}
        options={(['present', 'absent'] as const).map((is) => ({ value: is, label: t(`tag-${is}`) }))}
      />
    </>
  );
}

function TimeFields({ tools, field, value, onChange }: Props<Extract<Rule, { on: 'time' }>>) {
  const t = useWords(words);
  return (
    <>
      {(['from', 'to'] as const).map((part) => (
        <Field key={part} label={t(part)} error={tools.errorOf(`${field}.${part}`)}>
          <Input
            type="time"
            name={`${field}.${part}`}
            value={value[part]}
            onValueChange={(time) => onChange({ ...value, [part]: time.slice(0, 5) })}
          />
        </Field>
      ))}
      <p className="col-span-2 text-muted text-xs">{t('time-hint')}</p>
    </>
  );
}

function WeekdayFields({ tools, field, value, onChange }: Props<Extract<Rule, { on: 'weekday' }>>) {
  const t = useWords(words);
  const locale = useLocale();
  const error = tools.errorOf(`${field}.days`);
  return (
    <fieldset className="col-span-2 grid gap-1.5" data-field={`${field}.days`}>
      <legend className="sr-only">{t('days')}</legend>
      <div className="flex flex-wrap gap-x-3 gap-y-1.5">
        {weekdayNames(locale, 'short').map((name, index) => (
          <Checkbox
            key={name}
            label={name}
            checked={value.days.includes(index + 1)}
            disabled={tools.readOnly}
            onCheckedChange={(on) => {
              const others = value.days.filter((day) => day !== index + 1);
              onChange({ ...value, days: on ? [...others, index + 1].sort((a, b) => a - b) : others });
            }}
          />
        ))}
      </div>
      {error && <p className="text-danger-ink text-xs">{error}</p>}
    </fieldset>
  );
}
