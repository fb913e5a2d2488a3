'use client';

import { messageLimits } from '#/flow/checks/limits.ts';
import { useWords } from '#/i18n/use-words.ts';
import { FormBody } from '../parts/form-body.tsx';
import { HeaderField } from '../parts/header-field.tsx';
import { ListField } from '../parts/list-field.tsx';
import { MarketingSwitch } from '../parts/marketing-switch.tsx';
import { NoReplyField } from '../parts/no-reply-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import type { SendButtonsConfig } from './schema.ts';
import { words } from './words.ts';

/** The text, its buttons, and what happens without an answer. */
export function SendButtonsForm({ config, onChange, tools }: NodeFormProps<SendButtonsConfig>) {
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
        max={messageLimits.buttonsBody}
      />
      <ListField
        tools={tools}
        field="options"
        label={t('buttons')}
        hint={t('options-hint')}
        items={config.options}
        onItemsChange={(options) => onChange({ ...config, options })}
        nameOf={(option, index) => option.label || t('option', { number: index + 1 })}
        keyOf={(option) => option.id}
        addLabel={t('add-button')}
        newItem={() => ({ id: tools.newId(), label: '' })}
        most={messageLimits.buttons}
      >
        {(option, index, set) => (
          <TextField
            tools={tools}
            field={`options.${index}.label`}
            label={t('option', { number: index + 1 })}
            quiet
            placeholder={t('option-placeholder')}
            value={option.label}
            onChange={(label) => set({ ...option, label })}
            max={messageLimits.buttonLabel}
          />
        )}
      </ListField>
      <NoReplyField tools={tools} value={config.noReply} onChange={(noReply) => onChange({ ...config, noReply })} />
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
