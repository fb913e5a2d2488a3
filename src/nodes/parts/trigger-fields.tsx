'use client';

import { type TriggerConfig, whenBusyRules } from '#/flow/graph/trigger.ts';
import { Field } from '#/ui/field.tsx';
import { NumberField } from '#/ui/number-field.tsx';
import { Select } from '#/ui/select.tsx';
import type { FormTools } from '../view.ts';
import { useNodeWords } from './use-node-words.ts';

/** What every trigger says about other triggers and about flows that are already running. */
export function TriggerFields<Config extends TriggerConfig>(props: {
  tools: FormTools;
  config: Config;
  onChange(config: Config): void;
}) {
  const t = useNodeWords();
  const { tools, config, onChange } = props;
  return (
    <>
      <Field label={t('when-busy')}>
        <Select
          value={config.whenBusy}
          onValueChange={(whenBusy) => onChange({ ...config, whenBusy })}
          options={whenBusyRules.map((rule) => ({
            value: rule,
            label: t(`when-busy-${rule}`),
            detail: t(`when-busy-${rule}-detail`),
          }))}
        />
      </Field>
      <Field label={t('priority')} hint={t('priority-hint')} error={tools.errorOf('priority')}>
        <NumberField
          name="priority"
          min={-100}
          max={100}
          value={config.priority}
          onValueChange={(priority) => priority !== null && onChange({ ...config, priority: Math.round(priority) })}
        />
      </Field>
    </>
  );
}
