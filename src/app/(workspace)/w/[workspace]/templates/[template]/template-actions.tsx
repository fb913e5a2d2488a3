'use client';

import { useMutation } from '@tanstack/react-query';
import { Gavel, MoreHorizontal, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { Button } from '#/ui/button.tsx';
import { ConfirmDialog } from '#/ui/confirm-dialog.tsx';
import { IconButton } from '#/ui/icon-button.tsx';
import { Menu } from '#/ui/menu.tsx';
import { notify } from '#/ui/toast.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import type { ShownTemplate } from '../template-row.ts';
import { useTemplateWords } from '../use-template-words.ts';

const acts = ['approve', 'reject', 'pause', 'unpause', 'disable', 'recategorise', 'announce'] as const;

/** Deletes a template; and where its number lives in the simulator, decides about it in WhatsApp's place. */
export function TemplateActions({ template, onDelete }: { template: ShownTemplate; onDelete(): void }) {
  const t = useTranslations('templates');
  const say = useTemplateWords();
  const trpc = useTRPC();
  const may = useMay();
  const onError = useNotifyError();
  const [deleting, setDeleting] = useState(false);
  const { id, name } = template;
  const review = useMutation(trpc.template.review.mutationOptions({ onError, onSuccess: () => notify(t('decided')) }));
  return (
    <>
      {template.simulated && may('phone.use') && (
        <Menu
          trigger={
            <Button busy={review.isPending}>
              {!review.isPending && <Gavel aria-hidden />}
              <span className="max-sm:sr-only">{t('simulator')}</span>
            </Button>
          }
          groups={[
            { items: acts.map((act) => ({ label: t(`act-${act}`), onSelect: () => review.mutate({ id, act }) })) },
          ]}
        />
      )}
      {template.connected && may('template.edit') && (
        <>
          <Menu
            trigger={
              <IconButton label={t('actions', { name })}>
                <MoreHorizontal aria-hidden />
              </IconButton>
            }
            groups={[
              {
                items: [
                  { label: t('delete'), icon: <Trash2 aria-hidden />, danger: true, onSelect: () => setDeleting(true) },
                ],
              },
            ]}
          />
          <ConfirmDialog
            open={deleting}
            onOpenChange={setDeleting}
            title={t('delete-title', { name, language: say.language(template.language) })}
            description={t('delete-text')}
            action={t('delete')}
            danger
            typeToConfirm={name}
            onConfirm={onDelete}
          />
        </>
      )}
    </>
  );
}
