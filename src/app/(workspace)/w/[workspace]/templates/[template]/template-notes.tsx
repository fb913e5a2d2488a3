'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useFormats } from '#/i18n/use-formats.ts';
import { Callout } from '#/ui/callout.tsx';
import { Section } from '#/ui/section.tsx';
import type { ShownTemplate } from '../template-row.ts';

/** What somebody should know about a template before they send it. */
export function TemplateNotes({ template }: { template: ShownTemplate }) {
  const t = useTranslations('templates');
  const format = useFormats();
  const { status, quality, reason, advice, nextCategory, nextCategoryAt, extras, connected } = template;
  const category = nextCategory && t(`category-${nextCategory}`);
  return (
    <div className="grid gap-2 empty:hidden">
      {!connected && <Callout tone="danger">{t('not-connected')}</Callout>}
      {reason && status !== 'approved' && (
        <Callout tone={status === 'paused' ? 'warning' : 'danger'}>{t('reason', { reason })}</Callout>
      )}
      {advice && <Callout>{t('advice', { advice })}</Callout>}
      {status === 'paused' && <Callout tone="warning">{t('paused-text')}</Callout>}
      {(status === 'pending' || status === 'in-appeal') && <Callout>{t('in-review')}</Callout>}
      {(quality === 'low' || quality === 'medium') && <Callout tone="warning">{t('quality-warning')}</Callout>}
      {category && (
        <Callout tone="warning">
          {nextCategoryAt
            ? t('next-category', { category, when: format.dateTime(new Date(nextCategoryAt)) })
            : t('next-category-soon', { category })}
        </Callout>
      )}
      {extras.length > 0 && <Callout>{t('extras', { parts: extras.join(', ') })}</Callout>}
    </div>
  );
}

/** The live flows that send it; those that must be published again are told. */
export function UsedBy({ template, workspace }: { template: ShownTemplate; workspace: string }) {
  const t = useTranslations('templates');
  return (
    <Section title={t('used-by')}>
      {template.usedBy.length === 0 ? (
        <p className="text-muted">{t('used-by-none')}</p>
      ) : (
        <ul className="grid gap-2">
          {template.usedBy.map(({ id, name, outdated }) => (
            <li key={id} className="grid gap-1">
              <Link href={`/w/${workspace}/flows/${id}`} className="w-fit underline underline-offset-2">
                <bdi>{name}</bdi>
              </Link>
              {outdated && <Callout tone="danger">{t('outdated')}</Callout>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
