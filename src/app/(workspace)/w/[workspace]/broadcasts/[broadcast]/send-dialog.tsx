'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Timing } from '#/flow/audience/broadcast.ts';
import { momentOf } from '#/flow/time/zoned.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';

/** The last question before people get something: how many they are has to be typed. */
export function SendDialog(props: {
  id: string;
  timing: Timing;
  timeZone: string;
  people: number;
  /** Saves the draft; answers its revision. */
  flush: () => Promise<number | null>;
  onChanged: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('broadcasts');
  const common = useTranslations('common');
  const format = useFormats();
  const trpc = useTRPC();
  const [typed, setTyped] = useState('');
  const [changed, setChanged] = useState<number | null>(null);
  const people = changed ?? props.people;
  const send = useMutation(
    trpc.broadcast.send.mutationOptions({
      onError: useNotifyError(),
      onSuccess(answer) {
        if (answer.outcome === 'sending') return;
        setTyped('');
        setChanged(answer.people);
        props.onChanged();
      },
    }),
  );
  const { timing } = props;
  const when =
    timing.kind === 'now'
      ? t('send-text-now')
      : timing.kind === 'at'
        ? t('send-text-later', { time: format.dateTime(momentOf(timing.at, props.timeZone)) })
        : t('send-text-local', { time: timing.at.replace('T', ' ') });
  const armed = typed.replace(/\D/g, '') === String(people) && people > 0;
  async function confirm() {
    const revision = await props.flush();
    if (revision !== null) send.mutate({ id: props.id, revision, people });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t('send-title', { count: people })}
      description={when}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button type="submit" form="send" variant="primary" busy={send.isPending} disabled={!armed}>
            {t('send-confirm', { count: people })}
          </Button>
        </>
      }
    >
      <form
        id="send"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (armed) void confirm();
        }}
      >
        {changed !== null && (
          <Callout tone="warning" live>
            {t('changed-count', { count: changed })}
          </Callout>
        )}
        <Field label={t('send-type', { count: people })}>
          <Input value={typed} onValueChange={setTyped} inputMode="numeric" autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}
