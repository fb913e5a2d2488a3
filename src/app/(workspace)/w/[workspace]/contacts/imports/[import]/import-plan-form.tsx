'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import {
  type ColumnMeaning,
  columnMeanings,
  countries,
  type ImportPlan,
  importPlan,
} from '#/flow/audience/import-plan.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { ChipsInput } from '#/ui/chips-input.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Section } from '#/ui/section.tsx';
import { Select } from '#/ui/select.tsx';
import { useNotifyError } from '../../../../../_frame/use-notify-error.ts';
import { ColumnTable } from './column-table.tsx';
import type { ShownImport } from './import-screen.tsx';

/** Says what the columns of a file mean, and what holds for everybody in it. */
export function ImportPlanForm({ file, canRun }: { file: ShownImport; canRun: boolean }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const { data: groups } = useQuery(trpc.group.list.queryOptions({}));
  const [columns, setColumns] = useState<ColumnMeaning[]>(file.suggested ?? file.header.map(() => ''));
  const [country, setCountry] = useState('');
  const [tags, setTags] = useState<string[]>([]);
  const [group, setGroup] = useState('');
  const [consentSource, setConsentSource] = useState('');
  const start = useMutation(trpc.import.start.mutationOptions({ onError: useNotifyError() }));
  const plan: ImportPlan = { columns, country: country || null, tags, group: group || null, consentSource };
  const fault = importPlan.safeParse(plan).error?.issues[0];
  const aboutConsent = columns.includes('consent');
  return (
    <form
      className="grid gap-10"
      onSubmit={(event) => {
        event.preventDefault();
        if (!fault) start.mutate({ id: file.id, plan });
      }}
    >
      <Section title={t('columns')} description={t('columns-text')}>
        <ColumnTable file={file} columns={columns} onColumnsChange={setColumns} meanings={useMeanings()} />
        {fault?.path[0] === 'columns' && <Callout tone="warning">{t('columns-wrong')}</Callout>}
      </Section>
      <Section title={t('for-everybody')} className="max-w-lg">
        <Field label={t('country')} hint={t('country-hint')}>
          <Combobox value={country} onValueChange={setCountry} options={useCountries(t('country-none'))} />
        </Field>
        <Field label={t('tags')} optional>
          <ChipsInput values={tags} onValuesChange={setTags} maxLength={50} placeholder={t('tag-example')} />
        </Field>
        {groups && groups.length > 0 && (
          <Field label={t('group')} optional>
            <Select
              value={group}
              onValueChange={setGroup}
              options={[
                { value: '', label: t('no-group') },
                ...groups.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
        )}
        {aboutConsent && (
          <Field
            label={t('consent-source')}
            hint={t('consent-source-hint')}
            error={fault?.path[0] === 'consentSource' ? t('consent-source-wrong') : undefined}
          >
            <Input value={consentSource} onValueChange={setConsentSource} maxLength={500} autoComplete="off" />
          </Field>
        )}
      </Section>
      {canRun && (
        <Button
          type="submit"
          variant="primary"
          className="justify-self-start"
          disabled={fault !== undefined}
          busy={start.isPending || start.isSuccess}
        >
          {t('import-start')}
        </Button>
      )}
    </form>
  );
}

/** What a column can mean: facts of a contact, and the workspace's own fields. */
function useMeanings() {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const { data: fields } = useQuery(trpc.field.list.queryOptions({}));
  return useMemo(
    () => [
      { value: '' as ColumnMeaning, label: t('means-nothing') },
      ...columnMeanings.map((value) => ({ value: value as ColumnMeaning, label: t(`means-${value}`) })),
      ...(fields ?? []).map(({ key, label }) => ({
        value: `field:${key}` as ColumnMeaning,
        label,
        detail: `contact.${key}`,
      })),
    ],
    [t, fields],
  );
}

function useCountries(none: string) {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'region' });
    const order = new Intl.Collator(locale);
    const named = countries.map((code) => ({ value: code as string, label: names.of(code) ?? code, detail: code }));
    return [{ value: '', label: none }, ...named.sort((a, b) => order.compare(a.label, b.label))];
  }, [locale, none]);
}
