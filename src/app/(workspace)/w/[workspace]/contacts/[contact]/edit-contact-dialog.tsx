'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Textarea } from '#/ui/textarea.tsx';
import { useTimeZones } from '#/ui/use-time-zones.ts';
import type { ContactProfile } from '../contact-row.ts';

/** Languages that people are written to in most; whatever else a contact has is offered too. */
const languages =
  'en es pt-BR pt-PT fr de it nl pl ro tr ru uk ar he hi bn ur id ms th vi zh-CN zh-TW ja ko el sv da nb fi cs hu'.split(
    ' ',
  );

/** Changes who a person is: name, language, time zone and the notes about them. */
export function EditContactDialog({ contact, onClose }: { contact: ContactProfile; onClose: () => void }) {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const [name, setName] = useState(contact.name ?? '');
  const [language, setLanguage] = useState(contact.language ?? '');
  const [timeZone, setTimeZone] = useState(contact.timeZone ?? '');
  const [notes, setNotes] = useState(contact.notes ?? '');
  const known = useLanguages(contact.language);
  const zones = useTimeZones();
  const save = useMutation(trpc.contact.edit.mutationOptions({ onSuccess: onClose }));
  const error = save.error ? readError(save.error) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('edit-title')}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t('edit-save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({
            id: contact.id,
            name: name.trim() || null,
            language: language || null,
            timeZone: timeZone || null,
            notes: notes.trim() || null,
          });
        }}
      >
        <Field label={t('name')}>
          <Input value={name} onValueChange={setName} maxLength={120} autoComplete="off" />
        </Field>
        <Field label={t('language')}>
          <Combobox
            value={language}
            onValueChange={setLanguage}
            options={[{ value: '', label: common('unknown') }, ...known]}
          />
        </Field>
        <Field label={t('time-zone')}>
          <Combobox
            value={timeZone}
            onValueChange={setTimeZone}
            options={[{ value: '', label: t('time-zone-workspace') }, ...zones]}
          />
        </Field>
        <Field label={t('notes')} hint={t('notes-hint')}>
          <Textarea value={notes} onChange={(event) => setNotes(event.target.value)} maxLength={10_000} rows={4} />
        </Field>
        {error && (
          <Callout tone="danger" live>
            {say(error.code, error.details)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}

function useLanguages(own: string | null) {
  const format = useFormats();
  return useMemo(
    () =>
      [...new Set([...languages, ...(own ? [own] : [])])]
        .map((tag) => ({ value: tag, label: format.languageName(tag) ?? tag, detail: tag }))
        .sort((a, b) => format.compare(a.label, b.label)),
    [own, format],
  );
}
