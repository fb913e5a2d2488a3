'use client';

import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { TemplateFault } from '#/channels/template-desk.ts';
import { type TemplateContent, templateMedia, variablesIn } from '#/flow/message/message-template.ts';
import { Button } from '#/ui/button.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Field } from '#/ui/field.tsx';
import { SegmentedControl } from '#/ui/segmented-control.tsx';
import { Select } from '#/ui/select.tsx';
import { ButtonsField } from './buttons-field.tsx';
import { LimitedField } from './limited-field.tsx';
import { SamplesField } from './samples-field.tsx';
import { type Draft, nextVariable, templateRules } from './template-draft.ts';
import { useTemplateWords } from './use-template-words.ts';

const { limits, languages } = templateRules;
const headerKinds = ['none', 'text', ...templateMedia] as const;

function headerOf(kind: (typeof headerKinds)[number]): TemplateContent['header'] {
  if (kind === 'none') return { kind };
  return kind === 'text' ? { kind, text: '' } : { kind: 'media', media: kind };
}

/** Everything that a template is made of, in the order in which it is read. */
export function TemplateForm(props: {
  workspace: string;
  draft: Draft;
  onChange(draft: Draft): void;
  faults: ReadonlyMap<string, TemplateFault>;
  /** Its name and language stand since it was created. */
  created: boolean;
  /** Its category can no longer be chosen. */
  fixedCategory: boolean;
  disabled: boolean;
}) {
  const t = useTranslations('templates');
  const say = useTemplateWords();
  const body = useRef<HTMLTextAreaElement>(null);
  const { draft, onChange, faults, created, disabled } = props;
  const { content } = draft;
  const set = (change: Partial<TemplateContent>) => onChange({ ...draft, content: { ...content, ...change } });
  const { header } = content;
  const headerKind = header.kind === 'media' ? header.media : header.kind;

  function addVariable() {
    const names = [...variablesIn(content.body), ...(header.kind === 'text' ? variablesIn(header.text) : [])];
    const written = `{{${nextVariable(content, variablesIn(content.body).length > 0 ? names : [])}}}`;
    const at = body.current?.selectionStart ?? content.body.length;
    set({ body: content.body.slice(0, at) + written + content.body.slice(at) });
    body.current?.focus();
  }

  return (
    <div className="grid content-start gap-5">
      {!created && (
        <>
          <LimitedField
            label={t('name')}
            name="name"
            value={draft.name}
            onChange={(name) => onChange({ ...draft, name })}
            fault={faults.get('name')}
            max={limits.name}
            hint={t('name-hint')}
            placeholder="order_update"
            mono
          />
          <Field label={t('language')} hint={t('language-hint')}>
            <Combobox
              value={draft.language}
              onValueChange={(language) => onChange({ ...draft, language })}
              options={languages.map((code) => ({ value: code, label: say.language(code) }))}
            />
          </Field>
        </>
      )}
      {draft.category !== 'authentication' && (
        <Field label={t('category')} hint={t(`category-${draft.category}-hint`)}>
          <Select
            value={draft.category}
            disabled={disabled || props.fixedCategory}
            onValueChange={(category) => onChange({ ...draft, category })}
            options={(['utility', 'marketing'] as const).map((value) => ({ value, label: t(`category-${value}`) }))}
          />
        </Field>
      )}
      <Field label={t('header')}>
        <Select
          value={headerKind}
          disabled={disabled}
          onValueChange={(kind) =>
            onChange({ ...draft, sampleAsset: null, content: { ...content, header: headerOf(kind) } })
          }
          options={headerKinds.map((kind) => ({ value: kind, label: t(`header-${kind}`) }))}
        />
      </Field>
      {header.kind === 'text' && (
        <LimitedField
          label={t('header-title')}
          name="header.text"
          value={header.text}
          onChange={(text) => set({ header: { kind: 'text', text } })}
          fault={faults.get('header.text')}
          max={limits.header}
          disabled={disabled}
        />
      )}
      <div className="grid gap-2">
        <LimitedField
          label={t('body')}
          name="body"
          value={content.body}
          onChange={(text) => set({ body: text })}
          fault={faults.get('body')}
          max={limits.body}
          placeholder={t('body-placeholder', { open: '{{', close: '}}' })}
          multiline
          control={body}
          disabled={disabled}
        />
        {!disabled && (
          <div className="flex flex-wrap items-center gap-2">
            <Button size="sm" onClick={addVariable}>
              <Plus aria-hidden />
              {t('add-variable')}
            </Button>
            {!created && (
              <SegmentedControl
                label={t('variables')}
                value={content.variables}
                onValueChange={(variables) => set({ variables })}
                options={(['named', 'positional'] as const).map((value) => ({ value, label: t(`variables-${value}`) }))}
              />
            )}
          </div>
        )}
      </div>
      <LimitedField
        label={t('footer')}
        name="footer"
        value={content.footer}
        onChange={(footer) => set({ footer })}
        fault={faults.get('footer')}
        max={limits.footer}
        optional
        disabled={disabled}
      />
      <ButtonsField
        buttons={content.buttons}
        onChange={(buttons) => set({ buttons })}
        faults={faults}
        disabled={disabled}
      />
      <SamplesField workspace={props.workspace} draft={draft} onChange={onChange} faults={faults} disabled={disabled} />
    </div>
  );
}
