'use client';

import { ArrowUp, Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { TemplateFault } from '#/channels/template-desk.ts';
import type { TemplateButton } from '#/flow/message/message-template.ts';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Select } from '#/ui/select.tsx';
import { LimitedField } from './limited-field.tsx';
import { templateRules } from './template-draft.ts';
import { useTemplateWords } from './use-template-words.ts';

const { limits } = templateRules;

const fresh: { [Kind in TemplateButton['kind']]: Extract<TemplateButton, { kind: Kind }> } = {
  'quick-reply': { kind: 'quick-reply', label: '' },
  url: { kind: 'url', label: '', url: '' },
  phone: { kind: 'phone', label: '', phone: '' },
  'copy-code': { kind: 'copy-code', label: '' },
};
const kinds = Object.keys(fresh) as TemplateButton['kind'][];

/** The buttons of a template, in their order. */
export function ButtonsField(props: {
  buttons: readonly TemplateButton[];
  onChange(buttons: TemplateButton[]): void;
  faults: ReadonlyMap<string, TemplateFault>;
  disabled: boolean;
}) {
  const t = useTranslations('templates');
  const say = useTemplateWords();
  const { buttons, onChange, faults, disabled } = props;
  const set = (index: number, button: TemplateButton) => onChange(buttons.with(index, button));
  const tooMany = faults.get('buttons');
  return (
    <fieldset className="grid gap-3" disabled={disabled}>
      <legend className="contents">
        <span className="font-medium text-sm">{t('buttons')}</span>
      </legend>
      <p className="-mt-2 text-muted text-xs">{t('buttons-hint')}</p>
      {buttons.map((button, index) => {
        const field = `buttons.${index}`;
        const number = index + 1;
        const placed = faults.get(field);
        return (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of a button is its name
            key={index}
            className="grid gap-2 border-s-2 ps-3"
          >
            <legend className="sr-only">{t('button', { number })}</legend>
            <div className="flex items-center gap-2">
              <Select
                label={`${t('button-kind')}, ${t('button', { number })}`}
                className="flex-1"
                disabled={disabled}
                value={button.kind}
                onValueChange={(kind) =>
                  set(index, { ...fresh[kind], label: kind === 'copy-code' ? '' : button.label } as TemplateButton)
                }
                options={kinds.map((kind) => ({ value: kind, label: t(`button-${kind}`) }))}
              />
              <IconButton
                label={t('up-button', { number })}
                size="icon-sm"
                disabled={disabled || index === 0}
                onClick={() => onChange(moveUp(buttons, index))}
              >
                <ArrowUp aria-hidden />
              </IconButton>
              <IconButton
                label={t('remove-button', { number })}
                size="icon-sm"
                disabled={disabled}
                onClick={() => onChange(buttons.toSpliced(index, 1))}
              >
                <X aria-hidden />
              </IconButton>
            </div>
            {placed && <Callout tone="danger">{say.fault(placed)}</Callout>}
            {button.kind !== 'copy-code' && (
              <LimitedField
                label={t('label')}
                name={`${field}.label`}
                value={button.label}
                onChange={(label) => set(index, { ...button, label })}
                fault={faults.get(`${field}.label`)}
                max={limits.label}
                disabled={disabled}
              />
            )}
            {button.kind === 'url' && (
              <LimitedField
                label={t('url')}
                name={`${field}.url`}
                value={button.url}
                onChange={(url) => set(index, { ...button, url })}
                fault={faults.get(`${field}.url`)}
                max={limits.url}
                placeholder="https://"
                hint={t('url-hint', { open: '{{', close: '}}' })}
                disabled={disabled}
              />
            )}
            {button.kind === 'phone' && (
              <LimitedField
                label={t('phone')}
                name={`${field}.phone`}
                value={button.phone}
                onChange={(phone) => set(index, { ...button, phone })}
                fault={faults.get(`${field}.phone`)}
                max={limits.phone}
                placeholder="+"
                disabled={disabled}
              />
            )}
          </fieldset>
        );
      })}
      {tooMany && <Callout tone="danger">{say.fault(tooMany)}</Callout>}
      {buttons.length < limits.buttons && !disabled && (
        <Button className="w-fit" onClick={() => onChange([...buttons, fresh[buttons.at(-1)?.kind ?? 'quick-reply']])}>
          <Plus aria-hidden />
          {t('add-button')}
        </Button>
      )}
    </fieldset>
  );
}

function moveUp(buttons: readonly TemplateButton[], index: number): TemplateButton[] {
  const [moved] = buttons.slice(index, index + 1);
  return moved ? buttons.toSpliced(index, 1).toSpliced(index - 1, 0, moved) : [...buttons];
}
