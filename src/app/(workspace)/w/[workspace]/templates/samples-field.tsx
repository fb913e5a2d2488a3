'use client';

import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TemplateFault } from '#/channels/template-desk.ts';
import { type TemplateSlot, templateSlots } from '#/flow/message/message-template.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { useNotifyError } from '../../../_frame/use-notify-error.ts';
import { uploadFile } from '../flows/[flow]/upload-file.ts';
import { LimitedField } from './limited-field.tsx';
import { type Draft, templateRules } from './template-draft.ts';
import { useTemplateWords } from './use-template-words.ts';

const accepted = { image: 'image/jpeg,image/png', video: 'video/mp4', document: '.pdf' } as const;

/** An example for every place that is filled when the template is sent. */
export function SamplesField(props: {
  workspace: string;
  draft: Draft;
  onChange(draft: Draft): void;
  faults: ReadonlyMap<string, TemplateFault>;
  disabled: boolean;
}) {
  const t = useTranslations('templates');
  const { draft, onChange, faults, disabled } = props;
  const { content, samples } = draft;
  const slots = templateSlots(content);
  if (slots.length === 0) return null;
  return (
    <fieldset className="grid gap-3" disabled={disabled}>
      <legend className="contents">
        <span className="font-medium text-sm">{t('samples')}</span>
      </legend>
      <p className="-mt-2 text-muted text-xs">{t('samples-hint')}</p>
      {slots.map((slot) =>
        slot.takes === 'file' ? (
          <SampleFile key={slot.key} {...props} fault={faults.get('samples.file')} />
        ) : (
          <LimitedField
            key={slot.key}
            label={labelOf(slot, t)}
            name={`samples.${slot.key}`}
            value={samples[slot.key] ?? ''}
            onChange={(sample) => onChange({ ...draft, samples: { ...samples, [slot.key]: sample } })}
            fault={faults.get(`samples.${slot.key}`)}
            disabled={disabled}
            {...(slot.takes === 'code' && { max: templateRules.limits.code })}
          />
        ),
      )}
    </fieldset>
  );
}

function labelOf({ part, name, takes }: TemplateSlot, t: ReturnType<typeof useTranslations<'templates'>>): string {
  if (takes === 'code') return t('sample-code');
  if (part === 'button') return t('sample-url', { name });
  return t(part === 'header' ? 'sample-header' : 'sample-body', { name });
}

function SampleFile(props: {
  workspace: string;
  draft: Draft;
  onChange(draft: Draft): void;
  fault: TemplateFault | undefined;
  disabled: boolean;
}) {
  const t = useTranslations('templates');
  const say = useTemplateWords();
  const onError = useNotifyError();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const { draft, fault } = props;
  const { header } = draft.content;
  if (header.kind !== 'media') return null;
  async function upload(file: File) {
    setBusy(true);
    try {
      const { asset } = await uploadFile(props.workspace, file);
      props.onChange({ ...draft, sampleAsset: asset });
    } catch (error) {
      onError(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="grid gap-2">
      <span className="font-medium text-sm">{t('sample-file')}</span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('sample-file')}
        accept={accepted[header.media]}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void upload(file);
        }}
      />
      <Button className="w-fit" busy={busy} disabled={props.disabled} onClick={() => input.current?.click()}>
        {!busy && <Upload aria-hidden />}
        {t(draft.sampleAsset === null ? 'file-choose' : 'file-replace')}
      </Button>
      {draft.sampleAsset !== null && <span className="text-muted text-xs">{t('file-chosen')}</span>}
      {fault && <Callout tone="danger">{say.fault(fault)}</Callout>}
    </div>
  );
}
