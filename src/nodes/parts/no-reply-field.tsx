'use client';

import type { Duration } from '#/flow/time/duration.ts';
import { Switch } from '#/ui/switch.tsx';
import type { FormTools } from '../view.ts';
import { DurationField } from './duration-field.tsx';
import { useNodeWords } from './use-node-words.ts';

/** Whether, and when, a flow goes on without an answer. */
export function NoReplyField(props: {
  tools: FormTools;
  value: Duration | null;
  onChange(value: Duration | null): void;
}) {
  const t = useNodeWords();
  const { tools, value, onChange } = props;
  return (
    <div className="grid gap-2" data-field="noReply">
      <Switch
        label={t('no-reply-switch')}
        checked={value !== null}
        disabled={tools.readOnly}
        onCheckedChange={(on) => onChange(on ? { amount: 12, unit: 'hours' } : null)}
      />
      {value && (
        <DurationField tools={tools} field="noReply" label={t('no-reply-after')} value={value} onChange={onChange} />
      )}
    </div>
  );
}
