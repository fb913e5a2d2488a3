'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { cn } from './cn.ts';
import { controlClass } from './control-class.ts';
import { popupClass, popupItemClass } from './popup-class.ts';
import type { Option } from './select.tsx';

/**
 * One of many, found by typing into the list that opens. Inside a `Field` it is labelled by it; else `label` names it.
 * The line to type in stands in the list and not in the page, so that the page need not be hidden from screen readers.
 */
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
      <Base.Trigger
        aria-label={props.label}
        className={cn(controlClass, 'flex h-8 items-center gap-2 text-start', props.className)}
      >
        <span className="min-w-0 flex-1 truncate in-data-placeholder:text-muted">
          <Base.Value placeholder={props.placeholder ?? t('choose')} />
        </span>
        <ChevronsUpDown className="size-3.5 text-muted" aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50">
          <Base.Popup
            aria-label={props.label ?? t('choose')}
            className={cn(popupClass, 'flex max-h-80 w-(--anchor-width) min-w-64 flex-col overflow-hidden p-0')}
          >
            <div className="relative shrink-0 border-b">
              <Search className="pointer-events-none absolute inset-y-0 start-3 my-auto text-muted" aria-hidden />
              <Base.Input
                aria-label={t('search')}
                placeholder={t('search')}
                className="h-10 w-full bg-transparent ps-9 pe-3 outline-none pointer-coarse:text-lg"
              />
            </div>
            <div className="min-h-0 overflow-y-auto p-1">
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
            </div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
