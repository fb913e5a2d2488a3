'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { BackLink } from '#/ui/back-link.tsx';
import { Button } from '#/ui/button.tsx';
import { Facts } from '#/ui/facts.tsx';
import { Page } from '#/ui/page.tsx';
import { SkeletonRows } from '#/ui/skeleton.tsx';
import { notify } from '#/ui/toast.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { FaultsLeft } from '../faults-left.tsx';
import { type Draft, faultsOf } from '../template-draft.ts';
import { TemplateForm } from '../template-form.tsx';
import { TemplatePreview } from '../template-preview.tsx';
import type { ShownTemplate } from '../template-row.ts';
import { TemplateState } from '../template-state.tsx';
import { useTemplateWords } from '../use-template-words.ts';
import { TemplateActions } from './template-actions.tsx';
import { TemplateNotes, UsedBy } from './template-notes.tsx';

const editable: ReadonlySet<ShownTemplate['status']> = new Set(['approved', 'rejected', 'paused']);

function draftOf({ name, language, category, content, samples, sampleAsset }: ShownTemplate): Draft {
  return { name, language, category, content, samples, sampleAsset };
}

/** One template, until it is deleted: from then on nobody asks for it any more. */
export function TemplateScreen({ id, workspace }: { id: string; workspace: string }) {
  const t = useTranslations('templates');
  const trpc = useTRPC();
  const router = useRouter();
  const onError = useNotifyError();
  const remove = useMutation(trpc.template.remove.mutationOptions({ onError }));
  if (remove.isPending || remove.isSuccess) {
    return (
      <Page title={t('title')}>
        <SkeletonRows rows={8} columns={4} />
      </Page>
    );
  }
  const onDelete = (name: string) =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          notify(t('deleted', { name }));
          router.push(`/w/${workspace}/templates`);
        },
      },
    );
  return <TemplateDetail id={id} workspace={workspace} onDelete={onDelete} />;
}

/** One template: where it stands, what it says, who sends it; and, while WhatsApp allows it, where it is changed. */
function TemplateDetail(props: { id: string; workspace: string; onDelete(name: string): void }) {
  const { id, workspace } = props;
  const t = useTranslations('templates');
  const say = useTemplateWords();
  const trpc = useTRPC();
  const may = useMay();
  const onError = useNotifyError();
  const { data: template } = useSuspenseQuery(trpc.template.get.queryOptions({ id }));
  /** What was changed here; null while nothing is, so that news of the provider shows. */
  const [edited, setEdited] = useState<Draft | null>(null);
  const [insisting, setInsisting] = useState(false);
  const edit = useMutation(
    trpc.template.edit.mutationOptions({
      onError,
      onSuccess: () => {
        setEdited(null);
        setInsisting(false);
        notify(t('submitted', { name: template.name }));
      },
    }),
  );
  const draft = edited ?? draftOf(template);
  const canEdit =
    may('template.edit') &&
    template.connected &&
    editable.has(template.status) &&
    template.extras.length === 0 &&
    template.category !== 'authentication';
  const faults = canEdit && edited ? faultsOf(draft, insisting) : new Map();
  const submit = () => {
    setInsisting(true);
    if ([...faultsOf(draft, true).values()].some(({ severity }) => severity === 'error')) return;
    const { content, samples, sampleAsset, category } = draft;
    edit.mutate({ id, content, samples, sampleAsset, ...(category !== 'authentication' && { category }) });
  };
  return (
    <Page
      title={<span className="font-mono text-base">{template.name}</span>}
      before={<BackLink href={`/w/${workspace}/templates`} label={t('back')} />}
      after={<TemplateState template={template} />}
      action={
        <>
          <TemplateActions template={template} onDelete={() => props.onDelete(template.name)} />
          {canEdit && edited && (
            <Button variant="primary" busy={edit.isPending} onClick={submit}>
              {t('submit-again')}
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-8 pt-2 md:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="grid max-w-160 content-start gap-5">
          <TemplateNotes template={template} />
          <Facts
            facts={[
              { label: t('language'), value: say.language(template.language) },
              { label: t('category'), value: t(`category-${template.category}`) },
              { label: t('quality'), value: t(`quality-${template.quality}`) },
            ]}
          />
          <UsedBy template={template} workspace={workspace} />
          {canEdit && template.status === 'approved' && <p className="text-muted text-sm">{t('edits-hint')}</p>}
          <FaultsLeft faults={faults} />
          {canEdit && (
            <TemplateForm
              workspace={workspace}
              draft={draft}
              onChange={setEdited}
              faults={faults}
              created
              fixedCategory={template.status === 'approved'}
              disabled={false}
            />
          )}
        </div>
        <div className="md:sticky md:top-4 md:self-start">
          <TemplatePreview draft={draft} workspace={workspace} />
        </div>
      </div>
    </Page>
  );
}
