'use client';

import { messageLimits } from '#/flow/checks/limits.ts';
import { useWords } from '#/i18n/use-words.ts';
import { FormBody } from '../parts/form-body.tsx';
import { ListField } from '../parts/list-field.tsx';
import { MarketingSwitch } from '../parts/marketing-switch.tsx';
import { NoReplyField } from '../parts/no-reply-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import { rowsOf, type SendListConfig } from './schema.ts';
import { emptyRow, SectionField } from './section-field.tsx';
import { words } from './words.ts';

/** The text, the list with its sections and rows, and what happens without an answer. */
export function SendListForm({ config, onChange, tools }: NodeFormProps<SendListConfig>) {
  const t = useWords(words);
  const full = rowsOf(config).length >= messageLimits.rows;
  const line = (field: 'openLabel' | 'header' | 'footer', label: string, max: number, more: object) => (
    <TextField
      tools={tools}
      field={field}
      label={label}
      value={config[field]}
      onChange={(text) => onChange({ ...config, [field]: text })}
      max={max}
      {...more}
    />
  );
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
        max={messageLimits.listBody}
      />
      {line('openLabel', t('open-label'), messageLimits.openLabel, { placeholder: t('open-label-placeholder') })}
      <ListField
        tools={tools}
        field="sections"
        label={t('sections')}
        quiet
        shape="part"
        keepsOne
        items={config.sections}
        onItemsChange={(sections) => onChange({ ...config, sections })}
        nameOf={(section, index) => section.title || t('section', { number: index + 1 })}
        keyOf={(_, index) => String(index)}
        addLabel={t('add-section')}
        newItem={() => ({ title: '', rows: [emptyRow(tools.newId())] })}
        most={full ? config.sections.length : messageLimits.sections}
      >
        {(section, index, set) => (
          <SectionField
            tools={tools}
            field={`sections.${index}`}
            value={section}
            onChange={set}
            titled={config.sections.length > 1}
            full={full}
          />
        )}
      </ListField>
      <NoReplyField tools={tools} value={config.noReply} onChange={(noReply) => onChange({ ...config, noReply })} />
      {line('header', t('header-above'), messageLimits.header, { optional: true })}
      {line('footer', t('footer'), messageLimits.footer, { optional: true })}
      <MarketingSwitch
        tools={tools}
        value={config.marketing}
        onChange={(marketing) => onChange({ ...config, marketing })}
      />
    </FormBody>
  );
}
