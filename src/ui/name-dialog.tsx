'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button.tsx';
import { Dialog, DialogClose } from './dialog.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

/** Asks for another name of something. */
export function NameDialog(props: {
  title: string;
  label: string;
  action: string;
  name: string;
  busy: boolean;
  error?: string | null;
  onSave: (name: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations('common');
  const form = useId();
  const [name, setName] = useState(props.name);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.title}
      actions={
        <>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" form={form} variant="primary" busy={props.busy} disabled={!name.trim()}>
            {props.action}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) props.onSave(name.trim());
        }}
      >
        <Field label={props.label} error={props.error}>
          <Input value={name} onValueChange={setName} maxLength={120} autoComplete="off" />
        </Field>
      </form>
    </Dialog>
  );
}
