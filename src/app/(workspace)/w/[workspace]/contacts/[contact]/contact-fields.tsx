'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldDefinition } from '#/flow/audience/contact-fields.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Facts } from '#/ui/facts.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Select } from '#/ui/select.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import type { ContactProfile } from '../contact-row.ts';

/** What the custom fields of a person hold; who may edit changes them in place. */
export function ContactFields(props: { contact: ContactProfile; canEdit: boolean; workspace: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const { contact, canEdit, workspace } = props;
  const { data: fields } = useQuery(trpc.field.list.queryOptions({}));
  if (!fields) return null;
  const others = Object.keys(contact.fields).filter((key) => !fields.some((field) => field.key === key));
  if (fields.length === 0 && others.length === 0) {
    return (
      <div className="grid justify-items-start gap-2">
        <p className="text-muted">{t('no-fields')}</p>
        <LinkButton href={`/w/${workspace}/contacts/fields`}>{t('manage-fields')}</LinkButton>
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      {canEdit
        ? fields.map((field) => <EditedField key={field.key} contact={contact} field={field} />)
        : fields.length > 0 && <ShownFields contact={contact} fields={fields} />}
      {others.length > 0 && (
        <Facts
          facts={others.map((key) => ({ label: key, value: textOf(contact.fields[key]), monoLabel: true, mono: true }))}
        />
      )}
    </div>
  );
}

const textOf = (value: unknown) =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

function ShownFields({ contact, fields }: { contact: ContactProfile; fields: readonly FieldDefinition[] }) {
  const common = useTranslations('common');
  const format = useFormats();
  const shown = ({ key, type }: FieldDefinition) => {
    const value = contact.fields[key];
    if (value === undefined) return '';
    if (typeof value === 'boolean') return common(value ? 'yes' : 'no');
    // a day has no time zone: noon is the same day everywhere but at the edge of the world
    if (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value))) return format.date(new Date(`${value}T12:00:00Z`));
    return textOf(value);
  };
  return <Facts facts={fields.map((field) => ({ label: field.label, value: shown(field) }))} />;
}

function EditedField({ contact, field }: { contact: ContactProfile; field: FieldDefinition }) {
  const trpc = useTRPC();
  const edit = useMutation(trpc.contact.edit.mutationOptions({ onError: useNotifyError() }));
  const held = textOf(contact.fields[field.key]);
  const save = (value: string | boolean | null) => edit.mutate({ id: contact.id, fields: { [field.key]: value } });
  return (
    <Field label={<bdi>{field.label}</bdi>} className="grid-cols-[8rem_minmax(0,1fr)] items-center gap-4">
      {field.type === 'boolean' || field.type === 'select' ? (
        <Choice field={field} held={held} save={save} />
      ) : (
        <Typed key={held} field={field} held={held} save={save} />
      )}
    </Field>
  );
}

interface EditProps {
  field: FieldDefinition;
  held: string;
  save: (value: string | boolean | null) => void;
}

function Choice({ field, held, save }: EditProps) {
  const common = useTranslations('common');
  const options =
    field.type === 'boolean'
      ? [
          { value: 'true', label: common('yes') },
          { value: 'false', label: common('no') },
        ]
      : [...new Set([...field.options, ...(held ? [held] : [])])].map((option) => ({ value: option, label: option }));
  return (
    <Select
      value={held}
      onValueChange={(value) => save(value === '' ? null : field.type === 'boolean' ? value === 'true' : value)}
      options={[{ value: '', label: common('none') }, ...options]}
    />
  );
}

/** Saved when it is left or Enter is pressed; Escape takes back what was typed. */
function Typed({ field, held, save }: EditProps) {
  const [text, setText] = useState(held);
  const commit = () => {
    if (text.trim() !== held) save(text.trim() || null);
  };
  return (
    <Input
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' ? 'decimal' : undefined}
      value={text}
      onValueChange={setText}
      maxLength={4_000}
      autoComplete="off"
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(held);
      }}
    />
  );
}
