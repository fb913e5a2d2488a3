'use client';

import { Upload } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { FileConfig } from '#/flow/message/file-config.ts';
import type { MediaKind } from '#/flow/message/inbound-content.ts';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import type { ErrorDetails } from '#/lib/errors.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { SegmentedControl } from '#/ui/segmented-control.tsx';
import type { FormTools } from '../view.ts';
import { CardMedia } from './card-media.tsx';
import { TextField } from './text-field.tsx';
import { useNodeWords } from './use-node-words.ts';

/** What the browser offers to choose from, by kind; what really may be sent is for the channel to say. */
const accepted: Record<MediaKind, string> = {
  image: 'image/jpeg,image/png',
  video: 'video/mp4,video/3gpp',
  audio: 'audio/*',
  document: '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt',
  sticker: 'image/webp',
};

/** What an upload failed with: a code that has words, and the values that fill them. */
function failureOf(error: unknown): { code: string; details?: ErrorDetails } {
  if (typeof error !== 'object' || error === null || !('code' in error)) return { code: 'unexpected' };
  return { code: String(error.code), ...('details' in error && { details: error.details as ErrorDetails }) };
}

/** A file of a config: uploaded here, or somewhere on the web. */
export function FileField<Value extends FileConfig>(props: {
  tools: FormTools;
  /** Path in the config of what holds `source` and `filename`, with a dot at its end; empty for the config itself. */
  prefix: string;
  media: MediaKind;
  value: Value;
  onChange(value: Value): void;
}) {
  const t = useNodeWords();
  const say = useErrorWords();
  const input = useRef<HTMLInputElement>(null);
  const labelId = useId();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ReturnType<typeof failureOf> | null>(null);
  const { tools, prefix, media, value, onChange } = props;
  const [from, setFrom] = useState<'upload' | 'address'>(value.source && 'url' in value.source ? 'address' : 'upload');

  async function upload(file: File) {
    setBusy(true);
    setFailure(null);
    try {
      const { asset, name } = await tools.upload(file);
      onChange({ ...value, source: { asset }, filename: name.slice(0, 240) });
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  }

  const uploaded = value.source !== null && 'asset' in value.source;
  const missing = from === 'upload' && !uploaded ? tools.errorOf(`${prefix}source`) : undefined;
  return (
    <div className="grid gap-3" data-field={`${prefix}source`}>
      <div className="grid gap-1.5">
        <span id={labelId} className="font-medium text-sm">
          {t('file')}
        </span>
        <SegmentedControl
          label={t('file-from')}
          value={from}
          onValueChange={setFrom}
          options={[
            { value: 'upload', label: t('file-upload') },
            { value: 'address', label: t('file-address') },
          ]}
        />
      </div>
      {from === 'address' ? (
        <TextField
          tools={tools}
          field={`${prefix}source.url`}
          label={t('file-url')}
          value={value.source && 'url' in value.source ? value.source.url : ''}
          placeholder="https://"
          onChange={(url) => onChange({ ...value, source: url ? { url } : null })}
        />
      ) : (
        <div className="grid gap-2">
          {uploaded && <CardMedia media={media} file={value} fileUrl={tools.fileUrl} />}
          <input
            ref={input}
            type="file"
            hidden
            accept={accepted[media]}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void upload(file);
            }}
          />
          <Button className="w-fit" busy={busy} onClick={() => input.current?.click()}>
            {!busy && <Upload aria-hidden />}
            {t(uploaded ? 'file-replace' : 'file-choose')}
          </Button>
          {missing && !busy && <Callout tone="danger">{missing}</Callout>}
          {failure && (
            <Callout tone="danger" live>
              {say(failure.code, failure.details)}
            </Callout>
          )}
        </div>
      )}
      {media === 'document' && (
        <Field label={t('file-name')} optional>
          <Input
            name={`${prefix}filename`}
            value={value.filename}
            maxLength={240}
            onValueChange={(filename) => onChange({ ...value, filename })}
          />
        </Field>
      )}
    </div>
  );
}
