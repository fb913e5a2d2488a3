'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button.tsx';
import { backdropClass, dialogClass } from './dialog.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

/** Asks before something that cannot be undone; with `typeToConfirm` the word has to be typed first. */
export function ConfirmDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  /** A verb with its object. */
  action: string;
  onConfirm: () => void;
  busy?: boolean;
  danger?: boolean;
  typeToConfirm?: string;
}) {
  const t = useTranslations('common');
  const [typed, setTyped] = useState('');
  const armed = !props.typeToConfirm || typed.trim() === props.typeToConfirm;
  return (
    <Base.Root
      open={props.open}
      onOpenChange={(open) => {
        setTyped('');
        props.onOpenChange(open);
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={dialogClass}>
          <form
            className="grid gap-4 p-5"
            onSubmit={(event) => {
              event.preventDefault();
              if (armed) props.onConfirm();
            }}
          >
            <div className="grid gap-1">
              <Base.Title className="font-semibold text-lg">{props.title}</Base.Title>
              <Base.Description className="text-muted">{props.description}</Base.Description>
            </div>
            {props.typeToConfirm && (
              <Field label={t('type-to-confirm', { word: props.typeToConfirm })}>
                <Input value={typed} onValueChange={setTyped} autoComplete="off" />
              </Field>
            )}
            <div className="flex justify-end gap-2">
              <Base.Close render={<Button>{t('cancel')}</Button>} />
              <Button type="submit" variant={props.danger ? 'danger' : 'primary'} busy={props.busy} disabled={!armed}>
                {props.action}
              </Button>
            </div>
          </form>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
