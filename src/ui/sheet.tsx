'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './cn.ts';
import { backdropClass } from './dialog.tsx';
import { IconButton } from './icon-button.tsx';

/** A panel over the edge of the page: from the end on a wide screen, from below on a phone. */
export function Sheet(props: {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement<Record<string, unknown>>;
  title: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations('common');
  return (
    <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger && <Base.Trigger render={props.trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup
          className={cn(
            'fixed z-50 flex flex-col bg-raised shadow-dialog outline-none transition-transform max-sm:inset-x-0 max-sm:bottom-0 max-sm:h-[88dvh] max-sm:rounded-t-card max-sm:pb-[env(safe-area-inset-bottom)] max-sm:data-ending-style:translate-y-full max-sm:data-starting-style:translate-y-full sm:inset-y-0 sm:end-0 sm:w-100 sm:data-ending-style:translate-x-full sm:data-starting-style:translate-x-full sm:rtl:data-ending-style:-translate-x-full sm:rtl:data-starting-style:-translate-x-full',
            props.className,
          )}
        >
          <header className="flex h-title shrink-0 items-center justify-between gap-4 border-b px-5">
            <Base.Title className="truncate font-semibold text-lg">{props.title}</Base.Title>
            <Base.Close
              render={
                <IconButton label={t('close-panel')} className="-me-2">
                  <X aria-hidden />
                </IconButton>
              }
            />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{props.children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
