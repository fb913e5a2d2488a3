'use client';

import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useContext, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../button.tsx';
import type { PhoneContent, PhoneOption } from './phone-message.ts';
import { PhoneScreen } from './phone-screen.ts';

/** The rows of a list message, on a sheet that comes up inside the phone. */
export function ListSheet(props: {
  list: Extract<PhoneContent, { kind: 'list' }>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onTap: ((option: PhoneOption) => void) | undefined;
}) {
  const t = useTranslations('phones');
  const screen = useContext(PhoneScreen);
  const [chosen, setChosen] = useState<PhoneOption | null>(null);
  function send() {
    if (!chosen) return;
    props.onTap?.(chosen);
    props.onOpenChange(false);
    setChosen(null);
  }
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange} modal="trap-focus">
      <Dialog.Portal container={screen}>
        <Dialog.Backdrop className="absolute inset-0 z-10 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="absolute inset-x-0 bottom-0 z-20 flex max-h-[85%] flex-col rounded-t-card bg-raised outline-none transition-transform data-ending-style:translate-y-full data-starting-style:translate-y-full">
          <header className="flex items-center gap-2 border-b p-2 ps-4">
            <Dialog.Title className="min-w-0 flex-1 truncate font-semibold" dir="auto">
              {props.list.open || t('open-list')}
            </Dialog.Title>
            <Dialog.Close
              render={
                <Button variant="ghost" size="icon" aria-label={t('close-list')}>
                  <X aria-hidden />
                </Button>
              }
            />
          </header>
          <div className="min-h-0 overflow-y-auto p-2">
            {props.list.sections.map((section) => (
              <fieldset key={section.title ?? section.rows[0]?.id} className="min-w-0">
                <legend
                  className={
                    props.list.sections.length > 1 ? 'px-2 pt-2 pb-1 font-medium text-muted text-xs' : 'sr-only'
                  }
                  dir="auto"
                >
                  {section.title || props.list.open}
                </legend>
                {section.rows.map((row) => (
                  <label
                    key={row.id}
                    className="flex gap-3 rounded-control px-2 py-1.5 hover:bg-hover has-disabled:opacity-60"
                  >
                    <span className="min-w-0 flex-1">
                      <span className="block [overflow-wrap:anywhere]" dir="auto">
                        {row.label}
                      </span>
                      {row.description && (
                        <span className="block text-muted text-xs" dir="auto">
                          {row.description}
                        </span>
                      )}
                    </span>
                    <input
                      type="radio"
                      name="row"
                      className="mt-0.5 accent-ink"
                      checked={chosen?.id === row.id}
                      disabled={!props.onTap}
                      onChange={() => setChosen(row)}
                    />
                  </label>
                ))}
              </fieldset>
            ))}
          </div>
          {props.onTap && (
            <footer className="border-t p-2">
              <Button variant="primary" className="w-full" disabled={!chosen} onClick={send}>
                {t('send-choice')}
              </Button>
            </footer>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
