'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useDeferredValue } from 'react';
import { useTranslations } from 'use-intl';
import type { SegmentRules } from '#/flow/audience/segment-rules.ts';
import { useFormats } from '#/i18n/use-formats.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { Section } from '#/ui/section.tsx';
import { SkeletonRows } from '#/ui/skeleton.tsx';
import { addressesIn } from '../../addresses-in.ts';

/** Whom rules find: about how many at once, exactly when that is known, and the last met of them. */
export function SegmentPreview({ rules, workspace }: { rules: SegmentRules | null; workspace: string }) {
  const t = useTranslations('contacts');
  const format = useFormats();
  const trpc = useTRPC();
  const wanted = useDeferredValue(rules);
  const asked = { rules: wanted as SegmentRules };
  const preview = useQuery({
    ...trpc.segment.preview.queryOptions(asked),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
  });
  const exact = useQuery({
    ...trpc.segment.preview.queryOptions({ ...asked, exact: true }),
    enabled: wanted !== null && preview.data?.exact === false && !preview.isPlaceholderData,
  });
  const found = exact.data ?? preview.data;
  return (
    <Section title={t('preview')} className="content-start">
      {!rules ? (
        <p className="text-muted">{t('preview-incomplete')}</p>
      ) : !found ? (
        <SkeletonRows rows={5} columns={1} />
      ) : (
        <>
          <p className="font-semibold text-xl tabular-nums" aria-live="polite">
            {found.exact
              ? t('people-count', { count: found.count })
              : t('people-about', { count: format.number(found.count) })}
          </p>
          <ul className="border-t empty:hidden">
            {preview.data?.people.map((person) => (
              <li key={person.id} className="border-b">
                <Link
                  href={`/w/${workspace}/contacts/${person.id}`}
                  className="flex min-h-10 items-center gap-3 hover:bg-hover"
                >
                  <bdi className="truncate font-medium">{person.name ?? t('nameless')}</bdi>
                  <span className="ms-auto shrink-0 font-mono text-muted text-sm">{addressesIn(person)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
