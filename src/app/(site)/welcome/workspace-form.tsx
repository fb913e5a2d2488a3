'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { useTimeZones } from '#/ui/use-time-zones.ts';

/** Name and time zone of a new workspace; the zone is the browser's until changed. */
export function WorkspaceForm() {
  const t = useTranslations('auth');
  const say = useErrorWords();
  const locale = useLocale();
  const trpc = useTRPC();
  const zones = useTimeZones();
  const [name, setName] = useState('');
  const [timeZone, setTimeZone] = useState('UTC');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone);
    // what was typed before the page was awake counts
    setName((known) => known || (field.current?.value ?? ''));
  }, []);
  const create = useMutation(
    trpc.workspace.create.mutationOptions({ onSuccess: ({ slug }) => window.location.assign(`/w/${slug}/start`) }),
  );
  const error = create.error ? readError(create.error) : null;
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) create.mutate({ name: name.trim(), timeZone, locale });
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <Field label={t('workspace-name')}>
        <Input
          ref={field}
          value={name}
          onValueChange={setName}
          placeholder={t('workspace-name-example')}
          maxLength={80}
          autoComplete="organization"
          className="h-10"
        />
      </Field>
      <Field label={t('time-zone')} hint={t('time-zone-hint')}>
        <Combobox options={zones} value={timeZone} onValueChange={setTimeZone} />
      </Field>
      {error && (
        <Callout tone="danger" live>
          {say(error.code, error.details)}
        </Callout>
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={create.isPending || create.isSuccess}
        disabled={!name.trim()}
      >
        {t('create-workspace')}
      </Button>
    </form>
  );
}
