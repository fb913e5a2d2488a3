'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Select } from '#/ui/select.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import type { ContactProfile } from '../contact-row.ts';

/** The groups that a person is in; who may edit puts them into others and takes them out. */
export function ContactGroups(props: { contact: ContactProfile; canEdit: boolean; workspace: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const { contact, canEdit, workspace } = props;
  const { data: groups } = useQuery(trpc.group.list.queryOptions({}));
  const change = useMutation(trpc.group.changeMembership.mutationOptions({ onError: useNotifyError() }));
  const others = (groups ?? []).filter(({ id }) => !contact.groups.some((own) => own.id === id));
  return (
    <div className="grid justify-items-start gap-2">
      {contact.groups.length === 0 && <p className="text-muted">{t('no-groups')}</p>}
      <ul className="grid w-full empty:hidden">
        {contact.groups.map(({ id, name }) => (
          <li key={id} className="flex min-h-8 items-center gap-2">
            <Link href={`/w/${workspace}/contacts?in=group-${id}`} className="truncate hover:underline">
              <bdi>{name}</bdi>
            </Link>
            {canEdit && (
              <IconButton
                size="icon-sm"
                label={t('leave-group', { group: name })}
                onClick={() => change.mutate({ contact: contact.id, group: id, member: false })}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {canEdit && others.length > 0 && (
        <Select
          key={contact.groups.length}
          className="w-56"
          label={t('join-group')}
          placeholder={t('join-group')}
          value={null}
          onValueChange={(group) => change.mutate({ contact: contact.id, group, member: true })}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </div>
  );
}
