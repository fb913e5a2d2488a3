'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from './cn.ts';
import { IconButton } from './icon-button.tsx';

/** What lies over the page while a dialog is open. */
export const backdropClass =
  'fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0';

/** A dialog in the middle; on a phone it comes up from below. */
export const dialogClass =
  'fixed z-50 flex flex-col bg-raised shadow-dialog outline-none transition-[opacity,transform] max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[92dvh] max-sm:rounded-t-card max-sm:pb-[env(safe-area-inset-bottom)] max-sm:data-ending-style:translate-y-full max-sm:data-starting-style:translate-y-full sm:top-[12vh] sm:left-1/2 sm:max-h-[76vh] sm:w-[calc(100vw-2rem)] sm:max-w-120 sm:-translate-x-1/2 sm:rounded-card sm:data-ending-style:scale-98 sm:data-ending-style:opacity-0 sm:data-starting-style:scale-98 sm:data-starting-style:opacity-0';

/** A question or a small form over the page. `actions` stand at the bottom right, the main one last. */
export function Dialog(props: {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement<Record<string, unknown>>;
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  const t = useTranslations('common');
  const body = useRef<HTMLDivElement>(null);
  const footer = useRef<HTMLElement>(null);
  /** Where one writes or chooses; else the quietest button, never the cross, whose name would pop up over the title. */
  const firstStop = () =>
    body.current?.querySelector<HTMLElement>('input, textarea, [role=combobox]') ??
    footer.current?.querySelector('button') ??
    true;
  return (
    <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger && <Base.Trigger render={props.trigger} />}
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={cn(dialogClass, props.className)} initialFocus={firstStop}>
          <header className="flex items-start gap-4 px-5 pt-4">
            <div className="grid min-w-0 flex-1 gap-1 pt-1">
              <Base.Title className="font-semibold text-lg">{props.title}</Base.Title>
              {props.description && <Base.Description className="text-muted">{props.description}</Base.Description>}
            </div>
            <Base.Close
              render={
                <IconButton label={t('close')} className="-me-2">
                  <X aria-hidden />
                </IconButton>
              }
            />
          </header>
          {props.children && (
            <div ref={body} className="min-h-0 overflow-y-auto px-5 pt-4 pb-1">
              {props.children}
            </div>
          )}
          <footer ref={footer} className="flex justify-end gap-2 px-5 pt-4 pb-5">
            {props.actions}
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the dialog it stands in. */
export const DialogClose = Base.Close;
