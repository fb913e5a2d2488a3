'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useErrorWords } from '#/i18n/use-error-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { readError } from '#/trpc/read-error.ts';
import { NameDialog } from '#/ui/name-dialog.tsx';

/** Asks for another name of a flow. */
export function RenameFlowDialog(props: { flow: { id: string; name: string }; onClose: () => void }) {
  const t = useTranslations('flows');
  const say = useErrorWords();
  const trpc = useTRPC();
  const rename = useMutation(trpc.flow.rename.mutationOptions({ onSuccess: props.onClose }));
  const error = rename.error ? readError(rename.error) : null;
  return (
    <NameDialog
      title={t('rename-title')}
      label={t('name')}
      action={t('rename')}
      name={props.flow.name}
      busy={rename.isPending}
      error={error && say(error.code, error.details)}
      onClose={props.onClose}
      onSave={(name) => rename.mutate({ id: props.flow.id, name })}
    />
  );
}
