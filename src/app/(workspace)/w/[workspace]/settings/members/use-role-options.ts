'use client';

import { useTranslations } from 'use-intl';
import type { Option } from '#/ui/select.tsx';

const names = ['viewer', 'agent', 'editor', 'admin', 'owner'] as const;
export type RoleName = (typeof names)[number];

/** The roles to choose from, each with what it may do; only owners make owners. */
export function useRoleOptions(asOwner: boolean): Option<RoleName>[] {
  const t = useTranslations('settings');
  return names
    .filter((role) => asOwner || role !== 'owner')
    .map((role) => ({ value: role, label: t(`role-${role}`), detail: t(`role-${role}-text`) }));
}
