'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { MessagesSquare, Workflow } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '#/trpc/client.tsx';
import { BackLink } from '#/ui/back-link.tsx';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { LinkButton } from '#/ui/link-button.tsx';
import { Page } from '#/ui/page.tsx';
import { RunState } from '../run-state.tsx';
import { RunStep } from './run-step.tsx';
import { RunVariables } from './run-variables.tsx';
import { StopRun } from './stop-run.tsx';
import { useEndWords } from './use-end-words.ts';
import { useSteps } from './use-steps.ts';

/** One run: what came in, where it went, what went out, and what it knows. */
export function RunScreen({ id, workspace }: { id: string; workspace: string }) {
  const t = useTranslations('runs');
  const trpc = useTRPC();
  const sayEnd = useEndWords();
  const { data: run } = useSuspenseQuery(trpc.run.get.queryOptions({ id }));
  const { steps, fetchEarlier, fetching } = useSteps(run);
  const end = sayEnd(run);
  return (
    <Page
      before={<BackLink href={`/w/${workspace}/runs`} label={t('back')} />}
      title={t('run-title', { flow: run.flow.name, contact: run.contact.name ?? t('nameless') })}
      action={
        <>
          <LinkButton href={`/w/${workspace}/conversations/${run.conversationId}`} className="max-sm:hidden">
            <MessagesSquare aria-hidden />
            {t('open-conversation')}
          </LinkButton>
          <LinkButton href={`/w/${workspace}/flows/${run.flow.id}`} className="max-sm:hidden">
            <Workflow aria-hidden />
            {t('open-flow')}
          </LinkButton>
          {run.status === 'waiting' && <StopRun id={id} />}
        </>
      }
      filters={
        <span className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-muted">
          <RunState run={run} whole />
          {t('version', { version: run.version })}
          {run.held && <span>{t('held')}</span>}
          <span className="flex w-full gap-2 sm:hidden">
            <LinkButton size="sm" href={`/w/${workspace}/conversations/${run.conversationId}`}>
              {t('open-conversation')}
            </LinkButton>
            <LinkButton size="sm" href={`/w/${workspace}/flows/${run.flow.id}`}>
              {t('open-flow')}
            </LinkButton>
          </span>
        </span>
      }
    >
      {end && (
        <Callout tone={run.status === 'failed' ? 'danger' : 'info'} className="pb-4">
          {end}
        </Callout>
      )}
      <div className="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <section aria-label={t('steps')}>
          {fetchEarlier && (
            <Button size="sm" variant="ghost" className="mb-2" busy={fetching} onClick={fetchEarlier}>
              {t('older')}
            </Button>
          )}
          <ol className="border-t">
            {steps.map((step) => (
              <RunStep key={step.seq} step={step} run={run} workspace={workspace} />
            ))}
          </ol>
        </section>
        <RunVariables vars={run.vars} />
      </div>
    </Page>
  );
}
