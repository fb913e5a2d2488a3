'use client';

import { NumberField as Base } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { cn } from './cn.ts';
import { controlClass } from './control-class.ts';

const stepClass =
  'grid w-7 shrink-0 place-items-center text-muted hover:bg-hover hover:text-ink data-disabled:opacity-40';

/** A number with steps, written as the reader writes numbers. Inside a `Field` it is labelled by it. */
export function NumberField({ className, ...props }: Omit<Base.Root.Props, 'className'> & { className?: string }) {
  const t = useTranslations('common');
  const locale = useLocale();
  return (
    <Base.Root locale={locale} {...props} className={cn('w-32', className)}>
      <Base.Group
        className={cn(
          controlClass,
          'flex h-8 overflow-hidden p-0 has-focus-visible:outline-2 has-focus-visible:outline-accent-line has-focus-visible:-outline-offset-1',
        )}
      >
        <Base.Decrement aria-label={t('decrease')} className={stepClass}>
          <Minus className="size-3.5" aria-hidden />
        </Base.Decrement>
        <Base.Input className="w-full min-w-0 bg-transparent text-center outline-none" />
        <Base.Increment aria-label={t('increase')} className={stepClass}>
          <Plus className="size-3.5" aria-hidden />
        </Base.Increment>
      </Base.Group>
    </Base.Root>
  );
}
