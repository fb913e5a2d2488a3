'use client';

import { useMutation } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { LogOut, UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import type { AppRouter } from '#/trpc/router.ts';
import { Avatar } from '#/ui/avatar.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Select } from '#/ui/select.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { useRoleOptions } from './use-role-options.ts';

type Member = inferRouterOutputs<AppRouter>['member']['list'][number];

/** One member: who, in which role, and the way out. */
export function MemberRow(props: { member: Member; canManage: boolean; asOwner: boolean }) {
  const { member } = props;
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const onError = useNotifyError();
  const [asking, setAsking] = useState(false);
  const name = member.name ?? member.email ?? t('member');
  const touchable = props.canManage && (props.asOwner || member.role !== 'owner');
  const roles = useRoleOptions(props.asOwner || member.role === 'owner');
  const change = useMutation(trpc.member.changeRole.mutationOptions({ onError }));
  const remove = useMutation(
    trpc.member.remove.mutationOptions({ onError, onSuccess: () => notify(t('member-removed', { name })) }),
  );
  const leave = useMutation(
    trpc.member.leave.mutationOptions({ onError, onSuccess: () => window.location.assign('/') }),
  );
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 border-b py-2">
      <Avatar name={name} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
          {member.self && <span className="ms-1.5 font-normal text-muted">({t('it-is-you')})</span>}
        </p>
        {member.name && member.email && <p className="truncate text-muted text-sm">{member.email}</p>}
      </div>
      {touchable ? (
        <Select
          className="w-40 max-sm:w-36"
          label={t('role-of', { name })}
          options={roles}
          value={member.role}
          disabled={change.isPending}
          onValueChange={(role) => change.mutate({ userId: member.userId, role })}
        />
      ) : (
        <span className="text-muted">{t(`role-${member.role}`)}</span>
      )}
      {(member.self || touchable) && (
        <IconButton
          label={member.self ? t('leave') : t('remove-member', { name })}
          className="text-muted"
          onClick={() => setAsking(true)}
        >
          {member.self ? <LogOut aria-hidden /> : <UserMinus aria-hidden />}
        </IconButton>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={member.self ? t('leave-title') : t('remove-member-title', { name })}
        description={member.self ? t('leave-text') : t('remove-member-text')}
        action={member.self ? t('leave') : t('remove-member-action')}
        danger
        busy={remove.isPending || leave.isPending}
        onConfirm={() => (member.self ? leave.mutate({}) : remove.mutate({ userId: member.userId }))}
      />
    </li>
  );
}
