'use client';

import { Switch } from '#/ui/switch.tsx';
import type { FormTools } from '../view.ts';
import { useNodeWords } from './use-node-words.ts';

/** Whether a message advertises. */
export function MarketingSwitch(props: { tools: FormTools; value: boolean; onChange(value: boolean): void }) {
  const t = useNodeWords();
  return (
    <Switch
      label={t('marketing')}
      hint={t('marketing-hint')}
      checked={props.value}
      disabled={props.tools.readOnly}
      onCheckedChange={props.onChange}
    />
  );
}
