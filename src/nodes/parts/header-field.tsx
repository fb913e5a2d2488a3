'use client';

import { messageLimits } from '#/flow/checks/limits.ts';
import type { FileConfig } from '#/flow/message/file-config.ts';
import { type HeaderConfig, headerMedia } from '#/flow/message/header-config.ts';
import { Field } from '#/ui/field.tsx';
import { Select } from '#/ui/select.tsx';
import type { FormTools } from '../view.ts';
import { FileField } from './file-field.tsx';
import { TextField } from './text-field.tsx';
import { useNodeWords } from './use-node-words.ts';

const emptyHeader: { [Kind in HeaderConfig['kind']]: Extract<HeaderConfig, { kind: Kind }> } = {
  none: { kind: 'none' },
  text: { kind: 'text', text: '' },
  media: { kind: 'media', media: 'image', source: null, filename: '' },
};

/** What stands above the text of a message. */
export function HeaderField(props: { tools: FormTools; value: HeaderConfig; onChange(value: HeaderConfig): void }) {
  const t = useNodeWords();
  const { tools, value, onChange } = props;
  return (
    <div className="grid gap-3" data-field="header">
      <Field label={t('header')}>
        <Select
          value={value.kind}
          onValueChange={(kind) => onChange(emptyHeader[kind])}
          options={(['none', 'text', 'media'] as const).map((kind) => ({ value: kind, label: t(`header-${kind}`) }))}
        />
      </Field>
      {value.kind === 'text' && (
        <TextField
          tools={tools}
          field="header.text"
          label={t('header-title')}
          value={value.text}
          max={messageLimits.header}
          onChange={(text) => onChange({ ...value, text })}
        />
      )}
      {value.kind === 'media' && (
        <>
          <Field label={t('media-kind')}>
            <Select
              value={value.media}
              onValueChange={(media) => onChange({ ...value, media, source: null, filename: '' })}
              options={headerMedia.map((media) => ({ value: media, label: t(`media-${media}`) }))}
            />
          </Field>
          <FileField
            tools={tools}
            prefix="header."
            media={value.media}
            value={value}
            onChange={({ source, filename }: FileConfig) => onChange({ ...value, source, filename })}
          />
        </>
      )}
    </div>
  );
}
