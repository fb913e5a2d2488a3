'use client';

import { messageLimits } from '#/flow/checks/limits.ts';
import { useWords } from '#/i18n/use-words.ts';
import { Switch } from '#/ui/switch.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { MarketingSwitch } from '../parts/marketing-switch.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import type { SendTextConfig } from './schema.ts';
import { words } from './words.ts';

/** The text and how it is sent. */
export function SendTextForm({ config, onChange, tools }: NodeFormProps<SendTextConfig>) {
  const t = useWords(words);
  return (
    <FormBody tools={tools}>
      <TextField
        tools={tools}
        field="text"
        label={t('message')}
        placeholder={t('text-placeholder')}
        value={config.text}
        onChange={(text) => onChange({ ...config, text })}
        multiline
        max={messageLimits.text}
      />
      <Switch
        label={t('preview-links')}
        checked={config.previewLinks}
        disabled={tools.readOnly}
        onCheckedChange={(previewLinks) => onChange({ ...config, previewLinks })}
      />
      <MarketingSwitch
        tools={tools}
        value={config.marketing}
        onChange={(marketing) => onChange({ ...config, marketing })}
      />
    </FormBody>
  );
}
