'use client';

import { Search, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Input } from './input.tsx';

/** A search field that can be emptied. `label` names it for screen readers. */
export function SearchInput(props: {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  className?: string;
}) {
  const t = useTranslations('common');
  return (
    <div className={`relative ${props.className ?? 'w-60'}`}>
      <Search className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-muted" aria-hidden />
      <Input
        type="text"
        role="searchbox"
        className="px-8"
        aria-label={props.label}
        placeholder={props.label}
        value={props.value}
        onValueChange={props.onValueChange}
      />
      {props.value && (
        <button
          type="button"
          aria-label={t('clear')}
          className="absolute inset-y-0 end-1 my-auto grid size-6 place-items-center rounded-xs text-muted hover:text-ink"
          onClick={() => props.onValueChange('')}
        >
          <X aria-hidden />
        </button>
      )}
    </div>
  );
}
