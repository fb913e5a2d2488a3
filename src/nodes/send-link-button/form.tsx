'use client';

import { messageLimits } from '#/flow/checks/limits.ts';
import { useWords } from '#/i18n/use-words.ts';
import { FormBody } from '../parts/form-body.tsx';
import { HeaderField } from '../parts/header-field.tsx';
import { MarketingSwitch } from '../parts/marketing-switch.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import type { SendLinkButtonConfig } from './schema.ts';
import { words } from './words.ts';

/** The text, and the button with its address. */
export function SendLinkButtonForm({ config, onChange, tools }: NodeFormProps<SendLinkButtonConfig>) {
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
        max={messageLimits.linkBody}
      />
      <TextField
        tools={tools}
        field="label"
        label={t('label-text')}
        placeholder={t('label-placeholder')}
        value={config.label}
        onChange={(label) => onChange({ ...config, label })}
        max={messageLimits.linkLabel}
      />
      <TextField
        tools={tools}
        field="url"
        label={t('url')}
        hint={t('url-hint')}
        placeholder="https://"
        value={config.url}
        onChange={(url) => onChange({ ...config, url })}
      />
      <HeaderField tools={tools} value={config.header} onChange={(header) => onChange({ ...config, header })} />
      <TextField
        tools={tools}
        field="footer"
        label={t('footer')}
        value={config.footer}
        onChange={(footer) => onChange({ ...config, footer })}
        optional
        max={messageLimits.footer}
      />
      <MarketingSwitch
        tools={tools}
        value={config.marketing}
        onChange={(marketing) => onChange({ ...config, marketing })}
      />
    </FormBody>
  );
}
