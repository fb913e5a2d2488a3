'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Section } from '#/ui/section.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberRow } from './member-row.tsx';

/** Members with their roles, and the open invitations. */
export function MemberSettings() {
  const t = useTranslations('settings');
  const trpc = useTRPC();
  const may = useMay();
  const { data: members } = useSuspenseQuery(trpc.member.list.queryOptions({}));
  const { data: workspace } = useSuspenseQuery(trpc.workspace.get.queryOptions({}));
  return (
    <div className="grid grid-cols-1 gap-12">
      <Section
        title={t('members')}
        quiet
        description={t('members-text')}
        action={may('invitation.manage') && <InviteDialog asOwner={workspace.role === 'owner'} />}
      >
        <ul className="border-t">
          {members.map((member) => (
            <MemberRow
              key={member.userId}
              member={member}
              canManage={may('member.manage')}
              asOwner={workspace.role === 'owner'}
            />
          ))}
        </ul>
      </Section>
      {may('invitation.read') && <InvitationList />}
    </div>
  );
}
