'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Dialog } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { LinkButton } from '#/ui/link-button.tsx';

/** Asks for the name of a new, empty flow; points to the starters. */
export function CreateFlowDialog(props: { workspace: string; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('flows');
  const say = useErrorWords();
  const trpc = useTRPC();
  const router = useRouter();
  const form = useId();
  const [name, setName] = useState('');
  const create = useMutation(
    trpc.flow.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/w/${props.workspace}/flows/${id}`),
    }),
  );
  const error = create.error ? readError(create.error) : null;
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t('create-title')}
      actions={
        <>
          <LinkButton href={`/w/${props.workspace}/start`} variant="ghost">
            {t('empty-action')}
          </LinkButton>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={create.isPending || create.isSuccess}
            disabled={!name.trim()}
          >
            {t('create')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) create.mutate({ name: name.trim() });
        }}
      >
        <Field label={t('name')} error={error && say(error.code, error.details)}>
          <Input
            value={name}
            onValueChange={setName}
            placeholder={t('name-example')}
            maxLength={80}
            autoComplete="off"
          />
        </Field>
      </form>
    </Dialog>
  );
}
