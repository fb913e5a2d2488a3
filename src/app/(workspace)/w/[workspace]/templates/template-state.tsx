'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Status, type Tone } from '#/ui/status.tsx';
import type { TemplateRow } from './template-row.ts';

const tones: Partial<Record<TemplateRow['status'], Tone>> = {
  approved: 'success',
  pending: 'accent',
  'in-appeal': 'accent',
  paused: 'warning',
  'limit-exceeded': 'warning',
  rejected: 'danger',
  disabled: 'danger',
  locked: 'danger',
};

/** Tells whether somebody should look at a template. */
export function needsAttention({ status, quality, nextCategory }: TemplateRow): boolean {
  const tone = tones[status];
  return tone === 'warning' || tone === 'danger' || quality === 'low' || nextCategory !== null;
}

/** Where a template stands; with a sign where something else about it needs somebody. */
export function TemplateState({ template }: { template: TemplateRow }) {
  const t = useTranslations('templates');
  const tone = tones[template.status] ?? 'neutral';
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Status tone={tone} className="text-ink">
        {t(`status-${template.status}`)}
      </Status>
      {template.status === 'approved' && needsAttention(template) && (
        <span className="flex shrink-0 items-center gap-1 text-sm text-warning-ink">
          <TriangleAlert className="size-3.5" aria-hidden />
          {t('filter-trouble')}
        </span>
      )}
    </span>
  );
}
