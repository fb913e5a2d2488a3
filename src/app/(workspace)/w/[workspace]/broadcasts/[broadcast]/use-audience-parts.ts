'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { AudiencePart } from '#/flow/audience/broadcast.ts';
import { useTRPC } from '#/trpc/client.tsx';

/** A part of an audience that can be chosen. */
export interface OfferedPart {
  key: string;
  part: AudiencePart;
  label: string;
}

/** What tells one part from another. */
export function partKey(part: AudiencePart): string {
  return part.kind === 'everyone' ? 'everyone' : `${part.kind}:${part.kind === 'tag' ? part.tag : part.id}`;
}

/** Everything that an audience can be made of, and how each part is called. */
export function useAudienceParts(): { offered: readonly OfferedPart[]; nameOf(part: AudiencePart): string } {
  const t = useTranslations('broadcasts');
  const trpc = useTRPC();
  const { data: segments } = useQuery(trpc.segment.list.queryOptions({}));
  const { data: groups } = useQuery(trpc.group.list.queryOptions({}));
  const { data: tags } = useQuery(trpc.contact.tags.queryOptions({}));
  const loaded = segments && groups && tags;
  const offered: OfferedPart[] = [
    { part: { kind: 'everyone' } as const, label: t('part-everyone') },
    ...(segments ?? []).map(({ id, name }) => ({
      part: { kind: 'segment', id } as const,
      label: t('part-segment', { name }),
    })),
    ...(groups ?? []).map(({ id, name }) => ({
      part: { kind: 'group', id } as const,
      label: t('part-group', { name }),
    })),
    ...(tags ?? []).map((tag) => ({ part: { kind: 'tag', tag } as const, label: t('part-tag', { name: tag }) })),
  ].map((one) => ({ ...one, key: partKey(one.part) }));
  const byKey = new Map(offered.map((one) => [one.key, one.label]));
  return {
    offered,
    nameOf(part) {
      if (part.kind === 'tag') return t('part-tag', { name: part.tag });
      return byKey.get(partKey(part)) ?? (loaded ? t('part-gone') : '…');
    },
  };
}
