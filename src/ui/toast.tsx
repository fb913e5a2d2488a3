'use client';

import { Toaster as Sonner, toast } from 'sonner';
import { useTranslations } from 'use-intl';
import { useTheme } from './theme.ts';

/** Where short notices appear: bottom right. Stands once on the page. */
export function Toaster() {
  const t = useTranslations('common');
  const { resolved } = useTheme();
  return (
    <Sonner
      theme={resolved}
      position="bottom-right"
      mobileOffset={{ bottom: 'calc(72px + env(safe-area-inset-bottom))' }}
      containerAriaLabel={t('notifications')}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-center gap-3 rounded-card bg-raised px-4 py-3 font-sans text-base text-ink shadow-float',
          title: 'flex-1',
          description: 'text-muted text-sm',
          actionButton: 'ms-auto shrink-0 rounded-control px-2 py-1 font-medium hover:bg-hover',
          error: 'text-danger-ink',
        },
      }}
    />
  );
}

/** Says that something was done, with the way back where there is one. */
export function notify(text: string, undo?: { label: string; onUndo: () => void }) {
  // time to read it, to find the button and to press it
  toast(text, undo ? { action: { label: undo.label, onClick: undo.onUndo }, duration: 10_000 } : undefined);
}

/** Says that something went wrong; stays until it is read. */
export function notifyError(text: string) {
  toast.error(text, { duration: 12_000 });
}
