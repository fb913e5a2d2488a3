'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Textarea } from '#/ui/textarea.tsx';
import { notify } from '#/ui/toast.tsx';
import type { ContactProfile } from '../contact-row.ts';

/** Notes what a person said about marketing: to what words, when, and where that can be looked up. */
export function ConsentDialog(props: { contact: ContactProfile; wants: boolean; onClose: () => void }) {
  const { contact, wants, onClose } = props;
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const [wording, setWording] = useState('');
  const [proof, setProof] = useState('');
  const [saidAt, setSaidAt] = useState('');
  const onSuccess = () => {
    notify(t(wants ? 'opted-in-now' : 'opted-out-now', { name: contact.name ?? t('nameless') }));
    onClose();
  };
  const optIn = useMutation(trpc.contact.optIn.mutationOptions({ onSuccess }));
  const optOut = useMutation(trpc.contact.optOut.mutationOptions({ onSuccess }));
  const change = wants ? optIn : optOut;
  const error = change.error ? readError(change.error) : null;
  const wrongTime = error?.code === 'invalid-input' && error.details.field === 'saidAt';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(wants ? 'opt-in' : 'opt-out')}
      description={t(wants ? 'opt-in-text' : 'opt-out-text')}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={change.isPending}>
            {t(wants ? 'opt-in-save' : 'opt-out-save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const at = saidAt ? { saidAt: new Date(saidAt).toISOString() } : {};
          change.mutate({ id: contact.id, wording, proof, ...at });
        }}
      >
        <Field label={t('wording')} hint={t('wording-hint')} optional>
          <Textarea value={wording} onChange={(event) => setWording(event.target.value)} maxLength={2_000} rows={2} />
        </Field>
        <Field label={t('proof')} hint={t('proof-hint')} optional>
          <Input value={proof} onValueChange={setProof} maxLength={2_000} autoComplete="off" />
        </Field>
        <Field label={t('said-at')} optional error={wrongTime ? t('said-at-wrong') : undefined}>
          <Input type="datetime-local" value={saidAt} onValueChange={setSaidAt} className="w-60" />
        </Field>
        {error && !wrongTime && (
          <Callout tone="danger" live>
            {say(error.code, error.details)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}
