'use client';

import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { Download } from 'lucide-react';
import { useMessages, useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import type { AppRouter } from '#/trpc/router.ts';
import { BackLink } from '#/ui/back-link.tsx';
import { Button } from '#/ui/button.tsx';
import { buttonClass } from '#/ui/button-class.ts';
import { LinkButton } from '#/ui/link-button.tsx';
import { Page } from '#/ui/page.tsx';
import { Progress } from '#/ui/progress.tsx';
import { Section } from '#/ui/section.tsx';
import { Table } from '#/ui/table.tsx';
import { useMay } from '../../../../../_frame/use-may.ts';
import { useNotifyError } from '../../../../../_frame/use-notify-error.ts';
import { ImportState } from '../import-state.tsx';
import { ImportPlanForm } from './import-plan-form.tsx';

export type ShownImport = inferRouterOutputs<AppRouter>['import']['get'];

/** How often a running import is asked for, should nobody tell of it (milliseconds). */
const askAgain = 2_000;

/** One file of contacts: first what its columns mean, then how far it is, then what came of it. */
export function ImportScreen({ id, workspace }: { id: string; workspace: string }) {
  const t = useTranslations('contacts');
  const trpc = useTRPC();
  const canRun = useMay()('import.run');
  const { data: file } = useSuspenseQuery({
    ...trpc.import.get.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? askAgain : false),
  });
  const cancel = useMutation(trpc.import.cancel.mutationOptions({ onError: useNotifyError() }));
  const list = `/w/${workspace}/contacts/imports`;
  const open = file.state === 'ready' || file.state === 'running';
  return (
    <Page
      before={<BackLink href={list} label={t('back-to-imports')} />}
      title={file.name}
      after={<ImportState state={file.state} />}
      action={
        open &&
        canRun && (
          <Button busy={cancel.isPending} onClick={() => cancel.mutate({ id })}>
            {t('import-cancel')}
          </Button>
        )
      }
      className="grid grid-cols-1 gap-10 pt-4"
    >
      {file.state === 'ready' ? (
        <ImportPlanForm file={file} canRun={canRun} />
      ) : (
        <Section title={t('result')} quiet>
          {file.state === 'running' && (
            <div className="max-w-lg">
              <Progress
                label={t('import-progress')}
                done={Math.round((file.readBytes / Math.max(1, file.bytes)) * 100)}
                total={100}
              />
            </div>
          )}
          <p aria-live="polite">
            {t('import-counts', { made: file.made, updated: file.updated, refused: file.refused })}
          </p>
          {file.state !== 'running' && (
            <LinkButton className="justify-self-start" href={`/w/${workspace}/contacts`}>
              {t('show-contacts')}
            </LinkButton>
          )}
        </Section>
      )}
      {file.errors.length > 0 && <WrongRows file={file} workspace={workspace} />}
    </Page>
  );
}

function WrongRows({ file, workspace }: { file: ShownImport; workspace: string }) {
  const t = useTranslations('contacts');
  const known = useMessages().contacts;
  const reasonOf = (reason: string) =>
    Object.hasOwn(known, `refused-${reason}`) ? t(`refused-${reason}` as 'refused-phone-wrong') : reason;
  return (
    <Section
      title={t('wrong-rows')}
      description={t('wrong-rows-text', { shown: file.errors.length, count: file.refused })}
      action={
        <a className={buttonClass()} href={`/api/w/${workspace}/imports/${file.id}/errors`} download>
          <Download aria-hidden />
          {t('download-wrong-rows')}
        </a>
      }
    >
      <Table
        label={t('wrong-rows')}
        rows={file.errors}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', heading: t('row'), className: 'w-20', cell: ({ row }) => row },
          {
            key: 'reason',
            heading: t('reason'),
            className: 'w-80',
            cell: ({ reason, column }) => (column ? `${column}: ${reasonOf(reason)}` : reasonOf(reason)),
          },
          {
            key: 'cells',
            heading: t('cells'),
            cellClassName: 'font-mono text-sm',
            cell: ({ cells }) => <bdi>{cells.join(' | ')}</bdi>,
          },
        ]}
      />
    </Section>
  );
}
