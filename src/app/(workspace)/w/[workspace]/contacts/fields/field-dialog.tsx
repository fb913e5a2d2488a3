'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type FieldDefinition, type FieldType, fieldTypes } from '#/flow/audience/contact-fields.ts';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { ChipsInput } from '#/ui/chips-input.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Select } from '#/ui/select.tsx';
import { keyFor } from './key-for.ts';

/** Makes a custom field, or changes how one is called and what can be chosen in it. */
export function FieldDialog({ field, onClose }: { field: FieldDefinition | null; onClose: () => void }) {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const [label, setLabel] = useState(field?.label ?? '');
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const [type, setType] = useState<FieldType>(field?.type ?? 'text');
  const [options, setOptions] = useState<string[]>([...(field?.options ?? [])]);
  const create = useMutation(trpc.field.create.mutationOptions({ onSuccess: onClose }));
  const edit = useMutation(trpc.field.edit.mutationOptions({ onSuccess: onClose }));
  const key = field?.key ?? ownKey ?? keyFor(label);
  const thrown = create.error ?? edit.error;
  const error = thrown ? readError(thrown) : null;
  const wrongKey = error?.code === 'name-taken' || (error?.code === 'invalid-input' && error.details.field === 'key');
  const ready = label.trim() && key && (type !== 'select' || options.length > 0);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={field ? t('field-edit', { name: field.label }) : t('field-create')}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={create.isPending || edit.isPending}
            disabled={!ready}
          >
            {field ? t('field-save') : t('field-create')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          const chosen = type === 'select' ? options : [];
          if (!field) create.mutate({ key, label: label.trim(), type, options: chosen });
          else edit.mutate({ key, label: label.trim(), ...(type === 'select' ? { options: chosen } : {}) });
        }}
      >
        <Field label={t('field-label')}>
          <Input value={label} onValueChange={setLabel} maxLength={120} autoComplete="off" />
        </Field>
        {!field && (
          <>
            <Field
              label={t('field-key')}
              hint={t('field-key-hint', { example: `{{ contact.${key || 'plan'} }}` })}
              error={wrongKey ? t('field-key-wrong') : undefined}
            >
              <Input value={key} onValueChange={setOwnKey} className="font-mono" maxLength={40} autoComplete="off" />
            </Field>
            <Field label={t('field-type')}>
              <Select
                value={type}
                onValueChange={setType}
                options={fieldTypes.map((value) => ({ value, label: t(`type-${value}`) }))}
              />
            </Field>
          </>
        )}
        {type === 'select' && (
          <Field label={t('field-options')} hint={t('field-options-hint')}>
            <ChipsInput values={options} onValuesChange={setOptions} maxLength={100} />
          </Field>
        )}
        {error && !wrongKey && (
          <Callout tone="danger" live>
            {say(error.code, error.details)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
