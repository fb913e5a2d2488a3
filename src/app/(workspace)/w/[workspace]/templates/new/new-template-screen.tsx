'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { BackLink } from '#/ui/back-link.tsx';
import { Button } from '#/ui/button.tsx';
import { Field } from '#/ui/field.tsx';
import { Page } from '#/ui/page.tsx';
import { Select } from '#/ui/select.tsx';
import { notify } from '#/ui/toast.tsx';
import { useNotifyError } from '../../../../_frame/use-notify-error.ts';
import { FaultsLeft } from '../faults-left.tsx';
import { emptyDraft, faultsOf } from '../template-draft.ts';
import { TemplateForm } from '../template-form.tsx';
import { TemplatePreview } from '../template-preview.tsx';
import { TemplatesEmpty } from '../templates-empty.tsx';

/** Where a new template is written, with how it will look beside it. */
export function NewTemplateScreen({ workspace }: { workspace: string }) {
  const t = useTranslations('templates');
  const trpc = useTRPC();
  const router = useRouter();
  const onError = useNotifyError();
  const locale = useLocale();
  const { data } = useSuspenseQuery(trpc.template.list.queryOptions({}));
  const { accounts } = data;
  const [draft, setDraft] = useState(() => emptyDraft(locale));
  const [insisting, setInsisting] = useState(false);
  const [account, setAccount] = useState(accounts[0]?.account ?? null);
  const create = useMutation(
    trpc.template.create.mutationOptions({
      onError,
      onSuccess: ({ id }) => {
        notify(t('submitted', { name: draft.name }));
        router.push(`/w/${workspace}/templates/${id}`);
      },
    }),
  );
  const back = <BackLink href={`/w/${workspace}/templates`} label={t('back')} />;
  if (account === null) {
    return (
      <Page title={t('new-title')} before={back}>
        <TemplatesEmpty workspace={workspace} connected={false} canEdit />
      </Page>
    );
  }
  const submit = () => {
    setInsisting(true);
    const wrong = [...faultsOf(draft, true).values()].some(({ severity }) => severity === 'error');
    if (wrong || draft.category === 'authentication') return;
    create.mutate({ ...draft, category: draft.category, account });
  };
  const faults = faultsOf(draft, insisting);
  return (
    <Page
      title={t('new-title')}
      before={back}
      action={
        <Button variant="primary" busy={create.isPending || create.isSuccess} onClick={submit}>
          {t('submit')}
        </Button>
      }
    >
      <div className="grid gap-8 pt-2 md:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="grid max-w-160 gap-5">
          <FaultsLeft faults={faults} />
          {accounts.length > 1 && (
            <Field label={t('account')}>
              <Select
                value={account}
                onValueChange={setAccount}
                options={accounts.map(({ account: value, name }) => ({ value, label: name }))}
              />
            </Field>
          )}
          <TemplateForm
            workspace={workspace}
            draft={draft}
            onChange={setDraft}
            faults={faults}
            created={false}
            fixedCategory={false}
            disabled={false}
          />
        </div>
        <div className="md:sticky md:top-4 md:self-start">
          <TemplatePreview draft={draft} workspace={workspace} />
        </div>
      </div>
    </Page>
  );
}
