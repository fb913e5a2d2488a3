'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { RadioGroup } from '#/ui/radio-group.tsx';
import { SearchInput } from '#/ui/search-input.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { addressesIn } from '../../contacts/addresses-in.ts';

/** People that a search shows at once. */
const shown = 6;

/** Sends the message once, to one person. */
export function TestDialog(props: { id: string; flush: () => Promise<number | null>; onClose: () => void }) {
  const t = useTranslations('broadcasts');
  const common = useTranslations('common');
  const trpc = useTRPC();
  const [search, setSearch] = useState('');
  const [person, setPerson] = useState<string | null>(null);
  const wanted = useDeferredValue(search);
  const { data } = useQuery(trpc.contact.list.queryOptions({ search: wanted }));
  const test = useMutation(
    trpc.broadcast.sendTest.mutationOptions({
      onError: useNotifyError(),
      onSuccess() {
        notify(t('test-sent'));
        props.onClose();
      },
    }),
  );
  async function send() {
    if (person && (await props.flush()) !== null) test.mutate({ id: props.id, contactId: person });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t('test')}
      description={t('test-text')}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button variant="primary" busy={test.isPending} disabled={!person} onClick={() => void send()}>
            {t('test-send')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <SearchInput label={t('test-choose')} value={search} onValueChange={setSearch} />
        <RadioGroup
          label={t('test-person')}
          value={person}
          onValueChange={setPerson}
          options={(data?.rows ?? []).slice(0, shown).map((row) => ({
            value: row.id,
            label: row.name ?? t('nameless'),
            detail: addressesIn(row),
          }))}
        />
      </div>
    </Dialog>
  );
}
