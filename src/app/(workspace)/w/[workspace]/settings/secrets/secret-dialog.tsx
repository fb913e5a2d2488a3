'use client';

import { useMutation } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import type { AppRouter } from '#/trpc/router.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { ChipsInput } from '#/ui/chips-input.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { notify } from '#/ui/toast.tsx';

/** One secret as the list shows it. */
export type SecretRow = inferRouterOutputs<AppRouter>['secret']['list'][number];

/** Makes a secret, or changes the value and the servers of one. */
export function SecretDialog({ secret, onClose }: { secret: SecretRow | null; onClose: () => void }) {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const [name, setName] = useState(secret?.name ?? '');
  const [value, setValue] = useState('');
  const [hosts, setHosts] = useState<string[]>(secret?.hosts ?? []);
  const save = useMutation(
    trpc.secret.set.mutationOptions({
      onSuccess() {
        notify(t('secret-saved', { name }));
        onClose();
      },
    }),
  );
  const error = save.error ? readError(save.error) : null;
  const ready = name.trim() && hosts.length > 0 && (secret || value);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={secret ? t('secret-edit-title', { name: secret.name }) : t('secret-add-title')}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={save.isPending} disabled={!ready}>
            {t('secret-save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save.mutate({ name: name.trim(), hosts, value: value || undefined });
        }}
      >
        {!secret && (
          <Field label={t('secret-name')} hint={t('secret-name-hint')}>
            <Input value={name} onValueChange={setName} className="font-mono" maxLength={40} autoComplete="off" />
          </Field>
        )}
        <Field label={t('secret-value')} hint={secret ? t('secret-value-hint') : undefined}>
          <Input type="password" value={value} onValueChange={setValue} autoComplete="off" />
        </Field>
        <Field label={t('secret-hosts')} hint={t('secret-hosts-hint')}>
          <ChipsInput values={hosts} onValuesChange={setHosts} placeholder="api.example.com" />
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
