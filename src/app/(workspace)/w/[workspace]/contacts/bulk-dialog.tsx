'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import type { inferRouterInputs } from '@trpc/server';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import type { AppRouter } from '#/trpc/router.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Dialog, DialogClose } from '#/ui/dialog.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Select } from '#/ui/select.tsx';

type Started = inferRouterInputs<AppRouter>['contact']['startChange'];
export type BulkAction = Exclude<Started['action']['do'], 'forget-field'>;

/** Asks for the tag or the group of a change, says for how many it is, and begins it. */
export function BulkDialog(props: {
  action: BulkAction;
  count: number;
  target: Started['target'];
  onStarted: (id: string) => void;
  onClose: () => void;
}) {
  const { action, count, target, onStarted, onClose } = props;
  const t = useTranslations('contacts');
  const common = useTranslations('common');
  const say = useErrorWords();
  const trpc = useTRPC();
  const form = useId();
  const [tag, setTag] = useState('');
  const [group, setGroup] = useState<string | null>(null);
  const start = useMutation(trpc.contact.startChange.mutationOptions({ onSuccess: ({ id }) => onStarted(id) }));
  const aboutTag = action === 'add-tag' || action === 'remove-tag';
  const aboutGroup = action === 'add-to-group' || action === 'remove-from-group';
  const wanted = aboutTag
    ? tag.trim() && { do: action, tag: tag.trim() }
    : aboutGroup
      ? group && { do: action, group }
      : { do: action };
  const error = start.error ? readError(start.error) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`bulk-${action}`)}
      description={t('bulk-for', { count })}
      actions={
        <>
          <DialogClose render={<Button>{common('cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={start.isPending} disabled={!wanted}>
            {t(`bulk-${action}-now`, { count })}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted) start.mutate({ action: wanted as Started['action'], target });
        }}
      >
        {aboutTag && <TagField value={tag} onValueChange={setTag} />}
        {aboutGroup && <GroupField value={group} onValueChange={setGroup} />}
        {action === 'opt-out' && <p>{t('bulk-opt-out-text')}</p>}
        {error && (
          <Callout tone="danger" live>
            {say(error.code, error.details)}
          </Callout>
        )}
      </form>
    </Dialog>
  );
}

function TagField(props: { value: string; onValueChange: (tag: string) => void }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const list = useId();
  const { data: tags } = useQuery(trpc.contact.tags.queryOptions({}));
  return (
    <Field label={t('tag')}>
      <Input {...props} maxLength={50} list={list} autoComplete="off" />
      <datalist id={list}>
        {tags?.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </Field>
  );
}

function GroupField(props: { value: string | null; onValueChange: (group: string) => void }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const { data: groups } = useQuery(trpc.group.list.queryOptions({}));
  if (groups?.length === 0) return <p className="text-muted">{t('no-groups-yet')}</p>;
  return (
    <Field label={t('group')}>
      <Select
        {...props}
        placeholder={t('choose-group')}
        options={(groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}
