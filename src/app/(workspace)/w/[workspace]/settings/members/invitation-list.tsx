'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Section } from '#/ui/section.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';

/** The invitations that still work, while there are any. */
export function InvitationList() {
  const t = useTranslations('settings');
  const format = useFormats();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.invitation.list.queryOptions({}));
  const revoke = useMutation(
    trpc.invitation.revoke.mutationOptions({ onSuccess: () => notify(t('revoked')), onError: useNotifyError() }),
  );
  const open = data?.filter((invitation) => invitation.state === 'open') ?? [];
  if (open.length === 0) return null;
  return (
    <Section title={t('invitations')}>
      <ul className="border-t">
        {open.map((invitation) => (
          <li key={invitation.id} className="flex min-h-10 items-center gap-4 border-b">
            <span className="min-w-0 flex-1 truncate">{invitation.email ?? t('invitation-anyone')}</span>
            <span className="text-muted">{t(`role-${invitation.role}`)}</span>
            <span className="text-muted max-sm:hidden">
              {t('invitation-expires', { when: format.dateTime(new Date(invitation.expiresAt)) })}
            </span>
            <IconButton
              label={t('revoke')}
              size="icon-sm"
              className="text-muted"
              disabled={revoke.isPending}
              onClick={() => revoke.mutate({ id: invitation.id })}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
