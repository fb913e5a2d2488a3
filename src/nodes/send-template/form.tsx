'use client';

import { type OfferedTemplate, sameShape, type TemplateSlot, templateSlots } from '#/flow/message/message-template.ts';
import { useWords } from '#/i18n/use-words.ts';
import { sameTree } from '#/lib/same-tree.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Field } from '#/ui/field.tsx';
import { FileField } from '../parts/file-field.tsx';
import { FormBody } from '../parts/form-body.tsx';
import { NoReplyField } from '../parts/no-reply-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import type { NodeFormProps } from '../view.ts';
import { repliesOf, type SendTemplateConfig } from './schema.ts';
import { words } from './words.ts';

const keyOf = ({ name, language }: { name: string; language: string }) => `${name} ${language}`;

/** Which template, what fills its places, and what happens without an answer. */
export function SendTemplateForm({ config, onChange, tools }: NodeFormProps<SendTemplateConfig>) {
  const t = useWords(words);
  const { template, values } = config;
  const now = template && tools.templates.find((one) => keyOf(one) === keyOf(template));
  const changed = now && !(now.category === template.category && sameTree(now.content, template.content));
  const take = ({ name, language, category, content }: OfferedTemplate) =>
    onChange({ ...config, template: { name, language, category, content } });
  const slots = template ? templateSlots(template.content) : [];
  const header = template?.content.header;
  return (
    <FormBody tools={tools}>
      <Field label={t('template')} error={tools.errorOf('template')}>
        <Combobox
          value={template ? keyOf(template) : null}
          placeholder={t('template-choose')}
          disabled={tools.readOnly}
          onValueChange={(key) => {
            const chosen = tools.templates.find((one) => keyOf(one) === key);
            if (chosen) take(chosen);
          }}
          options={[
            ...(template && !now ? [{ value: keyOf(template), label: template.name, detail: template.language }] : []),
            ...tools.templates.map((one) => ({ value: keyOf(one), label: one.name, detail: one.language })),
          ]}
        />
      </Field>
      {tools.templates.length === 0 && <Callout>{t('template-none')}</Callout>}
      {template && tools.templates.length > 0 && !now && <Callout tone="danger">{t('template-gone')}</Callout>}
      {changed && (
        <Callout
          tone={sameShape(now.content, template.content) && now.category === template.category ? 'warning' : 'danger'}
          action={
            <Button size="sm" disabled={tools.readOnly} onClick={() => take(now)}>
              {t('template-take')}
            </Button>
          }
        >
          {t('template-changed')}
        </Callout>
      )}
      {template && <Callout>{t(`category-${template.category}`)}</Callout>}
      {slots.map((slot) =>
        slot.takes === 'file' ? (
          header?.kind === 'media' && (
            <FileField
              key={slot.key}
              tools={tools}
              prefix="file."
              media={header.media}
              value={config.file}
              onChange={(file) => onChange({ ...config, file })}
            />
          )
        ) : (
          <TextField
            key={slot.key}
            tools={tools}
            field={`values.${slot.key}`}
            label={labelOf(slot, t)}
            value={values[slot.key] ?? ''}
            onChange={(value) => onChange({ ...config, values: { ...values, [slot.key]: value } })}
            hint={t('place-hint')}
          />
        ),
      )}
      {repliesOf(template?.content).length > 0 && (
        <NoReplyField tools={tools} value={config.noReply} onChange={(noReply) => onChange({ ...config, noReply })} />
      )}
    </FormBody>
  );
}

function labelOf({ part, name, takes }: TemplateSlot, t: ReturnType<typeof useWords>): string {
  if (takes === 'code') return t('place-code');
  if (part === 'button') return t('place-button', { name });
  return part === 'header' ? t('place-header', { name }) : t('place', { name });
}
