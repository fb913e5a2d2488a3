'use client';

import { useWords } from '#/i18n/use-words.ts';
import { Callout } from '#/ui/callout.tsx';
import { Field } from '#/ui/field.tsx';
import { Select } from '#/ui/select.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { FormTools } from '../view.ts';
import type { HttpRequestConfig } from './schema.ts';
import { words } from './words.ts';

type Header = HttpRequestConfig['headers'][number];

/** One header: its name, and a text or a secret as its value. */
export function HeaderFields(props: {
  tools: FormTools;
  /** Path in the config. */
  field: string;
  /** Names it for those who hear the screen. */
  label: string;
  value: Header;
  onChange(value: Header): void;
}) {
  const t = useWords(words);
  const { tools, field, label, value, onChange } = props;
  const kind = 'secret' in value.value ? 'secret' : 'text';
  return (
    <>
      <div className="grid grid-cols-[3fr_2fr] items-start gap-1">
        <TextField
          tools={tools}
          field={`${field}.name`}
          label={`${label}: ${t('header-name')}`}
          quiet
          placeholder={t('header-name')}
          value={value.name}
          onChange={(name) => onChange({ ...value, name })}
          variables={false}
          mono
        />
        <Select
          label={`${label}: ${t('header-kind')}`}
          value={kind}
          onValueChange={(next) => onChange({ ...value, value: next === 'secret' ? { secret: '' } : { text: '' } })}
          options={(['text', 'secret'] as const).map((of) => ({ value: of, label: t(`header-kind-${of}`) }))}
        />
      </div>
      {'text' in value.value ? (
        <TextField
          tools={tools}
          field={`${field}.value.text`}
          label={`${label}: ${t('header-value')}`}
          quiet
          placeholder={t('header-value')}
          value={value.value.text}
          onChange={(text) => onChange({ ...value, value: { text } })}
        />
      ) : tools.secrets.length > 0 ? (
        <Field label={`${label}: ${t('header-secret')}`} quiet error={tools.errorOf(`${field}.value.secret`)}>
          <Select
            placeholder={t('header-secret')}
            value={value.value.secret || null}
            onValueChange={(secret) => onChange({ ...value, value: { secret } })}
            options={tools.secrets.map((name) => ({ value: name, label: name }))}
          />
        </Field>
      ) : (
        <Callout tone="warning">{t('no-secrets')}</Callout>
      )}
    </>
  );
}
