'use client';

import { messageLimits } from '#/flow/checks/limits.ts';
import { mediaKinds } from '#/flow/message/inbound-content.ts';
import { useWords } from '#/i18n/use-words.ts';
import { Field } from '#/ui/field.tsx';
import { Select } from '#/ui/select.tsx';
import { FileField } from '../parts/file-field.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { MarketingSwitch } from '../parts/marketing-switch.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import { captionedMedia, type SendMediaConfig } from './schema.ts';
import { words } from './words.ts';

/** What kind of file, which one, and the text below it. */
export function SendMediaForm({ config, onChange, tools }: NodeFormProps<SendMediaConfig>) {
  const t = useWords(words);
  return (
    <FormBody tools={tools}>
      <Field label={t('media')}>
        <Select
          value={config.media}
          onValueChange={(media) => onChange({ ...config, media, source: null, filename: '' })}
          options={mediaKinds.map((media) => ({ value: media, label: t(`media-${media}`) }))}
        />
      </Field>
      <FileField key={config.media} tools={tools} prefix="" media={config.media} value={config} onChange={onChange} />
      {captionedMedia.has(config.media) && (
        <TextField
          tools={tools}
          field="caption"
          label={t('caption')}
          placeholder={t('caption-placeholder')}
          value={config.caption}
          onChange={(caption) => onChange({ ...config, caption })}
          multiline
          optional
          max={messageLimits.caption}
        />
      )}
      <MarketingSwitch
        tools={tools}
        value={config.marketing}
        onChange={(marketing) => onChange({ ...config, marketing })}
      />
    </FormBody>
  );
}
