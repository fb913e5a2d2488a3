'use client';

import { useTranslations } from 'use-intl';
import { fillTemplate } from '#/flow/message/message-template.ts';
import { Thread } from '#/ui/phone/thread.tsx';
import type { Draft } from './template-draft.ts';

/** The template as it will stand on a phone, its places filled with the examples. */
export function TemplatePreview({ draft, workspace }: { draft: Draft; workspace: string }) {
  const t = useTranslations('templates');
  const { content, samples, sampleAsset } = draft;
  const { header, text, footer, buttons } = fillTemplate(content, (key) => samples[key] || undefined);
  const file = sampleAsset === null ? null : `/api/w/${workspace}/media/${encodeURIComponent(sampleAsset)}`;
  const shown = {
    kind: 'template',
    name: draft.name,
    text,
    footer: footer ?? undefined,
    header:
      content.header.kind === 'media'
        ? ({ kind: 'media', media: content.header.media, url: file } as const)
        : header === null
          ? undefined
          : ({ kind: 'text', text: header } as const),
    buttons,
  } as const;
  return (
    <section aria-label={t('preview-label')} className="grid content-start gap-2">
      <h2 className="font-medium text-sm">{t('preview')}</h2>
      <Thread
        className="max-h-150 rounded-card bg-phone"
        contentClassName="p-4"
        reader="contact"
        items={[{ kind: 'message', id: 'preview', from: 'business', at: null, content: shown }]}
      />
    </section>
  );
}
