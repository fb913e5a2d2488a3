'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { languageNames } from '#/i18n/language-names.ts';
import { locales } from '#/lib/locales.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Section } from '#/ui/section.tsx';
import { Select } from '#/ui/select.tsx';
import { notify } from '#/ui/toast.tsx';
import { useTimeZones } from '#/ui/use-time-zones.ts';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { SendingRules } from './sending-rules.tsx';
import { StopSending } from './stop-sending.tsx';

/** Name, time zone, language, and the stop. */
export function WorkspaceSettings() {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const may = useMay();
  const router = useRouter();
  const zones = useTimeZones();
  const { data: workspace } = useSuspenseQuery(trpc.workspace.get.queryOptions({}));
  const [name, setName] = useState(workspace.name);
  const [timeZone, setTimeZone] = useState(workspace.timeZone);
  const [locale, setLocale] = useState(workspace.locale);
  const edit = useMutation(
    trpc.workspace.edit.mutationOptions({
      onSuccess() {
        notify(t('saved'));
        router.refresh();
      },
      onError: useNotifyError(),
    }),
  );
  const canEdit = may('workspace.edit');
  const changed = name !== workspace.name || timeZone !== workspace.timeZone || locale !== workspace.locale;
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    edit.mutate({ name, timeZone, locale });
  }
  return (
    <div className="grid grid-cols-1 gap-12">
      <Section title={t('workspace')} quiet>
        <form onSubmit={onSubmit} className="grid max-w-100 gap-5">
          <Field label={t('name')}>
            <Input value={name} onValueChange={setName} maxLength={120} disabled={!canEdit} />
          </Field>
          <Field label={t('time-zone')} hint={t('time-zone-hint')}>
            <Combobox options={zones} value={timeZone} onValueChange={setTimeZone} disabled={!canEdit} />
          </Field>
          <Field label={t('language')} hint={t('language-hint')}>
            <Select
              options={locales.map((each) => ({ value: each, label: languageNames[each] }))}
              value={locale}
              onValueChange={setLocale}
              disabled={!canEdit}
            />
          </Field>
          {canEdit ? (
            <Button
              type="submit"
              variant="primary"
              className="w-fit"
              busy={edit.isPending}
              disabled={!changed || !name.trim()}
            >
              {t('save')}
            </Button>
          ) : (
            <Callout>{t('only-admins')}</Callout>
          )}
        </form>
      </Section>
      <SendingRules />
      {may('workspace.stop') && !workspace.stoppedAt && <StopSending />}
    </div>
  );
}
