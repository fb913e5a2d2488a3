'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cn } from './cn.ts';
import { controlClass } from './control-class.ts';
import { popupClass, popupItemClass } from './popup-class.ts';
import type { Option } from './select.tsx';

/** One of many, found by typing. Inside a `Field` it is labelled by it; else `label` names it. */
export function Combobox<Value extends string>(props: {
  options: readonly Option<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  placeholder?: string;
  label?: string;
  disabled?: boolean;
  className?: string;
}) {
  const t = useTranslations('common');
  const locale = useLocale();
  const [query, setQuery] = useState('');
  const items = useMemo(
    () =>
      Base.createItems([...props.options], { getValue: (option) => option.value, getLabel: (option) => option.label }),
    [props.options],
  );
  return (
    <Base.Root
      items={items}
      value={props.value}
      onValueChange={(value) => value !== null && props.onValueChange(value as Value)}
      onInputValueChange={setQuery}
      disabled={props.disabled}
      locale={locale}
      autoHighlight
    >
      <Base.InputGroup className={cn('relative', props.className)}>
        <Base.Input aria-label={props.label} placeholder={props.placeholder} className={cn(controlClass, 'h-8 pe-8')} />
        <Base.Trigger
          aria-label={t('open')}
          className="absolute inset-y-0 end-0 grid w-8 place-items-center text-muted"
        >
          <ChevronsUpDown className="size-3.5" aria-hidden />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50">
          <Base.Popup className={cn(popupClass, 'max-h-72 w-(--anchor-width) min-w-56')}>
            <Base.Empty>
              <div className="px-2 py-1.5 text-muted">{t('no-matches', { query })}</div>
            </Base.Empty>
            <Base.List>
              {(option: Option<Value>) => (
                <Base.Item key={option.value} value={option.value} className={popupItemClass}>
                  {option.icon}
                  <span className="grid min-w-0 flex-1">
                    <span className="truncate">{option.label}</span>
                    {option.detail && <span className="truncate text-muted text-xs">{option.detail}</span>}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
