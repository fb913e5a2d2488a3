'use client';

import { useMutation } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { CopyButton } from '#/ui/copy-button.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { RadioGroup } from '#/ui/radio-group.tsx';
import { type RoleName, useRoleOptions } from './use-role-options.ts';

/** Makes an invitation and shows its link, once. */
export function InviteDialog({ asOwner }: { asOwner: boolean }) {
  const t = useTranslations('settings');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const roles = useRoleOptions(asOwner);
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<RoleName>('agent');
  const [email, setEmail] = useState('');
  const create = useMutation(trpc.invitation.create.mutationOptions());
  const error = create.error ? readError(create.error) : null;
  const link = create.data?.link;
  function onOpenChange(next: boolean) {
    setOpen(next);
    if (next) create.reset();
    setEmail('');
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <Button variant="primary">
          <UserPlus aria-hidden />
          {t('invite')}
        </Button>
      }
      title={link ? t('invite-ready') : t('invite')}
      description={link ? t('invite-ready-text') : t('invite-text')}
      actions={
        link ? (
          <DialogClose render={<Button variant="primary">{common('done')}</Button>} />
        ) : (
          <>
            <DialogClose render={<Button>{common('cancel')}</Button>} />
            <Button type="submit" form={form} variant="primary" busy={create.isPending}>
              {t('invite-action')}
            </Button>
          </>
        )
      }
    >
      {link ? (
        <div className="flex items-center gap-2 rounded-control bg-hover p-1 ps-3">
          <span className="min-w-0 flex-1 truncate font-mono text-sm">{link}</span>
          <CopyButton text={link} />
        </div>
      ) : (
        <form
          id={form}
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({ role, email: email.trim() || undefined });
          }}
        >
          <Field label={t('role')}>
            <RadioGroup options={roles} value={role} onValueChange={setRole} />
          </Field>
          <Field
            label={t('invite-email')}
            hint={t('invite-email-hint')}
            optional
            error={error && say(error.code, error.details)}
          >
            <Input type="email" value={email} onValueChange={setEmail} autoComplete="off" />
          </Field>
        </form>
      )}
    </Dialog>
  );
}
