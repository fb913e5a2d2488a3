'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Badge } from '#/ui/badge.tsx';
import { ChipsInput } from '#/ui/chips-input.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import type { ContactProfile } from '../contact-row.ts';

/** The tags of a person; who may edit adds and removes them in place. */
export function ContactTags({ contact, canEdit }: { contact: ContactProfile; canEdit: boolean }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const edit = useMutation(trpc.contact.edit.mutationOptions({ onError: useNotifyError() }));
  if (!canEdit) {
    if (contact.tags.length === 0) return <p className="text-muted">{t('no-tags')}</p>;
    return (
      <p className="flex flex-wrap gap-1">
        {contact.tags.map((tag) => (
          <Badge key={tag}>
            <bdi>{tag}</bdi>
          </Badge>
        ))}
      </p>
    );
  }
  const { addTags = [], removeTags = [] } = edit.isPending ? edit.variables : {};
  const shown = [...contact.tags.filter((tag) => !removeTags.includes(tag)), ...addTags];
  return (
    <ChipsInput
      label={t('edit-tags')}
      placeholder={t('tag-example')}
      maxLength={50}
      values={shown}
      onValuesChange={(tags) =>
        edit.mutate({
          id: contact.id,
          addTags: tags.filter((tag) => !contact.tags.includes(tag)),
          removeTags: contact.tags.filter((tag) => !tags.includes(tag)),
        })
      }
    />
  );
}
