'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { notify } from '#/ui/toast.tsx';

/** Puts a new credential in the place of an old one. */
export function ReplaceCredentialDialog(props: { channel: string; field: string; label: string; onClose: () => void }) {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const [value, setValue] = useState('');
  const rotate = useMutation(
    trpc.channel.rotateSecret.mutationOptions({
      onSuccess() {
        notify(t('credential-replaced'));
        props.onClose();
      },
    }),
  );
  const error = rotate.error ? readError(rotate.error) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t('credential-replace-title', { field: props.label })}
      description={t('credential-replace-text')}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={rotate.isPending} disabled={!value.trim()}>
            {t('credential-replace')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          rotate.mutate({ id: props.channel, field: props.field, value: value.trim() });
        }}
      >
        <Field label={props.label} error={error && say(error.code, error.details)}>
          <Input type="password" value={value} onValueChange={setValue} autoComplete="off" className="font-mono" />
        </Field>
      </form>
    </Dialog>
  );
}
