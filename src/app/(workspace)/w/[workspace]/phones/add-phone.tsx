'use client';

import { useMutation } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Checkbox } from '#/ui/checkbox.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Select } from '#/ui/select.tsx';

/** Adds a simulated person, with or without a phone number. */
export function AddPhone({ channels }: { channels: readonly { id: string; name: string }[] }) {
  const t = useTranslations('phones');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [withoutNumber, setWithoutNumber] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const channelId = chosen ?? channels[0]?.id ?? '';
  const add = useMutation(
    trpc.phone.add.mutationOptions({
      onSuccess() {
        setOpen(false);
        setName('');
      },
    }),
  );
  const error = add.error ? readError(add.error) : null;
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden />
          {t('add')}
        </Button>
      }
      title={t('add-title')}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={add.isPending} disabled={!name.trim()}>
            {t('add')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) add.mutate({ channelId, name: name.trim(), withoutNumber });
        }}
      >
        <Field label={t('add-name')} error={error && say(error.code, error.details)}>
          <Input
            value={name}
            onValueChange={setName}
            placeholder={t('add-name-example')}
            maxLength={80}
            autoComplete="off"
          />
        </Field>
        {channels.length > 1 && (
          <Field label={t('channel')}>
            <Select
              options={channels.map((channel) => ({ value: channel.id, label: channel.name }))}
              value={channelId}
              onValueChange={setChosen}
            />
          </Field>
        )}
        <Checkbox
          label={t('without-number')}
          hint={t('without-number-hint')}
          checked={withoutNumber}
          onCheckedChange={setWithoutNumber}
        />
      </form>
    </Dialog>
  );
}
