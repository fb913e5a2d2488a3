'use client';

import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ContactFacts } from '#/flow/run/facts.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import type { Json } from '#/lib/json.ts';
import { locales } from '#/lib/locales.ts';
import { Button } from '#/ui/button.tsx';
import { ChipsInput } from '#/ui/chips-input.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Field } from '#/ui/field.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Input } from '#/ui/input.tsx';
import { Select } from '#/ui/select.tsx';
import { Disclosure } from '../disclosure.tsx';
import { useEditor, useRehearsal } from '../editor-context.tsx';
import type { RehearsalState } from './rehearsal-store.ts';

const factsOf = (state: RehearsalState) => state.rehearsal.facts;

/** A custom field as it is written: its value is read as a number or yes and no where it looks like one. */
interface FieldRow {
  name: string;
  value: string;
}

function readValue(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** Who one is at the phone; after a change the same conversation is held again by that person. */
export function PersonForm() {
  const t = useTranslations('editor');
  const format = useFormats();
  const { rehearsal } = useEditor();
  const facts = useRehearsal(factsOf);
  const { contact } = facts;
  const [fields, setFields] = useState<readonly FieldRow[]>(() =>
    Object.entries(contact.fields).map(([name, value]) => ({ name, value: String(value) })),
  );
  const zones = useMemo(
    () => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    [],
  );

  const become = (known: Partial<ContactFacts>) => rehearsal.become({ ...contact, ...known });
  function setRows(rows: readonly FieldRow[]) {
    setFields(rows);
    const named = rows.filter((row) => row.name.trim());
    become({ fields: Object.fromEntries(named.map((row) => [row.name.trim(), readValue(row.value)])) });
  }
  const setRow = (index: number, change: Partial<FieldRow>) =>
    setRows(fields.map((row, i) => (i === index ? { ...row, ...change } : row)));

  return (
    <Disclosure title={t('who-am-i')}>
      <div className="grid gap-3">
        <Field label={t('person-name')}>
          <Input
            value={contact.name ?? ''}
            onValueChange={(name) => become({ name: name || null })}
            autoComplete="off"
          />
        </Field>
        <Field label={t('person-language')}>
          <Select
            options={locales.map((locale) => ({ value: locale, label: format.languageName(locale) ?? locale }))}
            value={locales.find((locale) => locale === contact.language) ?? null}
            onValueChange={(language) => become({ language })}
          />
        </Field>
        <Field label={t('person-time-zone')}>
          <Combobox
            options={zones}
            value={contact.timeZone}
            placeholder={facts.workspace.timeZone}
            onValueChange={(timeZone) => become({ timeZone })}
          />
        </Field>
        <Field label={t('person-tags')}>
          <ChipsInput values={contact.tags} onValuesChange={(tags) => become({ tags })} />
        </Field>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 font-medium text-sm">{t('person-fields')}</legend>
          {fields.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <div key={index} className="flex items-center gap-1">
              <Input
                aria-label={t('field-name')}
                placeholder={t('field-name-example')}
                className="font-mono text-xs"
                value={row.name}
                onValueChange={(name) => setRow(index, { name })}
              />
              <Input
                aria-label={t('field-value')}
                placeholder={t('field-value-example')}
                value={row.value}
                onValueChange={(value) => setRow(index, { value })}
              />
              <IconButton
                label={t('remove-field', { name: row.name })}
                size="icon-sm"
                onClick={() => setRows(fields.filter((_, i) => i !== index))}
              >
                <X aria-hidden />
              </IconButton>
            </div>
          ))}
          <Button
            size="sm"
            variant="ghost"
            className="justify-self-start"
            onClick={() => setFields([...fields, { name: '', value: '' }])}
          >
            <Plus aria-hidden />
            {t('add-field')}
          </Button>
        </fieldset>
      </div>
    </Disclosure>
  );
}
