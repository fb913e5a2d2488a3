'use client';

import { useWords } from '#/i18n/use-words.ts';
import { Field } from '#/ui/field.tsx';
import { NumberField } from '#/ui/number-field.tsx';
import { Select } from '#/ui/select.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { ListField } from '../parts/list-field.tsx';
import { NameField } from '../parts/name-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import { HeaderFields } from './header-fields.tsx';
import { type HttpRequestConfig, httpMethods } from './schema.ts';
import { words } from './words.ts';

/** What to call, with what, and what to keep of the answer. */
export function HttpRequestForm({ config, onChange, tools }: NodeFormProps<HttpRequestConfig>) {
  const t = useWords(words);
  return (
    <FormBody tools={tools}>
      <Field label={t('method')}>
        <Select
          className="w-32"
          value={config.method}
          onValueChange={(method) => onChange({ ...config, method })}
          options={httpMethods.map((method) => ({ value: method, label: method }))}
        />
      </Field>
      <TextField
        tools={tools}
        field="url"
        label={t('url')}
        hint={t('url-hint')}
        placeholder="https://"
        value={config.url}
        onChange={(url) => onChange({ ...config, url })}
        multiline
        mono
      />
      <ListField
        tools={tools}
        field="headers"
        label={t('headers')}
        items={config.headers}
        onItemsChange={(headers) => onChange({ ...config, headers })}
        nameOf={(header, index) => header.name || t('header-number', { number: index + 1 })}
        keyOf={(_, index) => String(index)}
        shape="block"
        addLabel={t('add-header')}
        newItem={() => ({ name: '', value: { text: '' } })}
      >
        {(header, index, set) => (
          <HeaderFields
            tools={tools}
            field={`headers.${index}`}
            label={t('header-number', { number: index + 1 })}
            value={header}
            onChange={set}
          />
        )}
      </ListField>
      {config.method !== 'GET' && (
        <TextField
          tools={tools}
          field="body"
          label={t('body')}
          hint={t('body-hint')}
          value={config.body}
          onChange={(body) => onChange({ ...config, body })}
          multiline
          mono
          optional
        />
      )}
      <ListField
        tools={tools}
        field="save"
        label={t('save')}
        hint={t('path-hint')}
        items={config.save}
        onItemsChange={(save) => onChange({ ...config, save })}
        nameOf={(saved, index) => saved.variable || t('saved-number', { number: index + 1 })}
        keyOf={(_, index) => String(index)}
        addLabel={t('add-saved')}
        newItem={() => ({ path: '', variable: '' })}
      >
        {(saved, index, set) => (
          <div className="grid grid-cols-2 items-start gap-1">
            <TextField
              tools={tools}
              field={`save.${index}.path`}
              label={`${t('saved-number', { number: index + 1 })}: ${t('path')}`}
              quiet
              placeholder={t('path')}
              value={saved.path}
              onChange={(path) => set({ ...saved, path })}
              variables={false}
              mono
            />
            <NameField
              tools={tools}
              field={`save.${index}.variable`}
              of="variable"
              label={`${t('saved-number', { number: index + 1 })}: ${t('variable')}`}
              quiet
              value={saved.variable}
              onChange={(variable) => set({ ...saved, variable })}
            />
          </div>
        )}
      </ListField>
      <Field label={t('timeout')} error={tools.errorOf('timeoutSeconds')}>
        <NumberField
          name="timeoutSeconds"
          min={1}
          max={30}
          value={config.timeoutSeconds}
          onValueChange={(seconds) => seconds !== null && onChange({ ...config, timeoutSeconds: Math.round(seconds) })}
        />
      </Field>
    </FormBody>
  );
}
