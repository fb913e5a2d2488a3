'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { ChipsInput } from '#/ui/chips-input.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';

/** Writes down a person by hand, and goes to them. */
export function CreateContactDialog({ workspace, onClose }: { workspace: string; onClose: () => void }) {
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const router = useRouter();
  const form = useId();
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [tags, setTags] = useState<string[]>([]);
  const create = useMutation(
    trpc.contact.create.mutationOptions({
      onSuccess({ id }) {
        onClose();
        router.push(`/w/${workspace}/contacts/${id}`);
      },
    }),
  );
  const error = create.error ? readError(create.error) : null;
  const wrongPhone = error?.code === 'invalid-input' && error.details.field === 'phone';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('create-title')}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={create.isPending} disabled={!phone.trim()}>
            {t('create-save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (phone.trim()) create.mutate({ phone, name: name.trim() || null, addTags: tags });
        }}
      >
        <Field label={t('kind-phone')} hint={t('phone-hint')} error={wrongPhone ? t('phone-wrong') : undefined}>
          <Input
            type="tel"
            value={phone}
            onValueChange={setPhone}
            placeholder="+55 11 95550-1301"
            className="font-mono"
            maxLength={40}
            autoComplete="off"
          />
        </Field>
        <Field label={t('name')} optional>
          <Input value={name} onValueChange={setName} maxLength={120} autoComplete="off" />
        </Field>
        <Field label={t('tags')} optional>
          <ChipsInput values={tags} onValuesChange={setTags} placeholder={t('tag-example')} maxLength={50} />
        </Field>
        {error && !wrongPhone && (
          <Callout tone="danger" live>
            {say(error.code, error.details)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
