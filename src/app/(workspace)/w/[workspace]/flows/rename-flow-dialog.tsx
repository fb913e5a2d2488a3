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

/** Asks for another name of a flow. */
export function RenameFlowDialog(props: {
  flow: { id: string; name: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations('flows');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const [name, setName] = useState(props.flow.name);
  const rename = useMutation(trpc.flow.rename.mutationOptions({ onSuccess: () => props.onOpenChange(false) }));
  const error = rename.error ? readError(rename.error) : null;
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t('rename-title')}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={rename.isPending} disabled={!name.trim()}>
            {t('rename')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) rename.mutate({ id: props.flow.id, name: name.trim() });
        }}
      >
        <Field label={t('name')} error={error && say(error.code, error.details)}>
          <Input value={name} onValueChange={setName} maxLength={80} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}
