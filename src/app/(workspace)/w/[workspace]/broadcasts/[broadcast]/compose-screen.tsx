'use client';

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemWords } from '#/i18n/use-problem-words.ts';
import { useTRPC } from '#/trpc/client.tsx';
import { BackLink } from '#/ui/back-link.tsx';
import { Button } from '#/ui/button.tsx';
import { Callout } from '#/ui/callout.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Section } from '#/ui/section.tsx';
import { Select } from '#/ui/select.tsx';
import { useMay } from '../../../../_frame/use-may.ts';
import { BroadcastActions } from '../broadcast-actions.tsx';
import type { BroadcastView } from '../broadcast-row.ts';
import { AudienceSection } from './audience-section.tsx';
import { MessageSection } from './message-section.tsx';
import { Preview } from './preview.tsx';
import { Reach, useReach } from './reach.tsx';
import { SendDialog } from './send-dialog.tsx';
import { TestDialog } from './test-dialog.tsx';
import { TimingSection } from './timing-section.tsx';
import { useDraft } from './use-draft.ts';
import { findingsOf } from './use-form-tools.ts';

/** A broadcast as it is written: what, to whom, when; beside it a phone and the dry run. */
export function ComposeScreen({ workspace: slug, broadcast }: { workspace: string; broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts');
  const trpc = useTRPC();
  const router = useRouter();
  const may = useMay();
  const readOnly = !may('broadcast.edit');
  const { data: workspace } = useSuspenseQuery(trpc.workspace.get.queryOptions({}));
  const { data: channels } = useQuery(trpc.channel.list.queryOptions({}));
  const { draft, saved, change, state, overtaken, flush } = useDraft(broadcast);
  const reach = useReach(saved);
  // the number that is confirmed belongs to what stands here
  const counted = reach.data && !reach.isPlaceholderData && saved === draft ? reach.data : null;
  const missing = useMissing(draft, broadcast);
  const [dialog, setDialog] = useState<'send' | 'test' | null>(null);
  const close = () => setDialog(null);
  const list = `/w/${slug}/broadcasts`;
  const ready = missing.length === 0 && !overtaken && draft.name.trim() !== '';
  return (
    <div className="mx-auto flex w-full max-w-measure flex-col px-4 pb-16 sm:px-8">
      <header className="flex min-h-title items-center gap-3">
        <BackLink href={list} label={t('back')} />
        <h1 className="sr-only">{draft.name}</h1>
        <Input
          aria-label={t('name')}
          className="min-w-0 max-w-90 flex-1 border-transparent bg-transparent font-semibold text-lg hover:border-line"
          value={draft.name}
          disabled={readOnly}
          maxLength={120}
          onValueChange={(name) => change({ name })}
        />
        <span role="status" className="text-muted text-sm max-sm:sr-only">
          {!overtaken && t(state)}
        </span>
        <div className="ms-auto flex items-center gap-2">
          {may('broadcast.send') && (
            <Button
              variant="primary"
              disabled={!ready || !counted || counted.reached === 0}
              onClick={() => setDialog('send')}
            >
              {t(draft.timing.kind === 'now' ? 'send' : 'schedule')}
            </Button>
          )}
          <BroadcastActions broadcast={broadcast} workspace={slug} onRemoved={() => router.push(list)} />
        </div>
      </header>
      {overtaken && (
        <Callout tone="warning" live action={<Button onClick={() => location.reload()}>{t('reload')}</Button>}>
          {t('stale')}
        </Callout>
      )}
      <div className="grid gap-x-12 gap-y-10 pt-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-10">
          <Field label={t('from-number')} className="max-w-72">
            <Select
              disabled={readOnly}
              value={draft.channelId}
              placeholder={t('choose-number')}
              options={(channels ?? [])
                .filter((channel) => channel.state !== 'disconnected')
                .map(({ id, name }) => ({ value: id, label: name }))}
              onValueChange={(channelId) => change({ channelId })}
            />
          </Field>
          <MessageSection
            workspace={slug}
            content={draft.content}
            readOnly={readOnly}
            onChange={(content) => change({ content })}
          />
          <AudienceSection
            audience={draft.audience}
            readOnly={readOnly}
            onChange={(audience) => change({ audience })}
          />
          <TimingSection
            timing={draft.timing}
            timeZone={workspace.timeZone}
            readOnly={readOnly}
            onChange={(timing) => change({ timing })}
          />
        </div>
        <aside className="grid content-start gap-8 lg:sticky lg:top-4 lg:self-start">
          <Section title={t('reach')}>
            <Reach reach={reach} />
            {missing.length > 0 && (
              <ul className="grid gap-2">
                {missing.map((text) => (
                  <li key={text}>
                    <Callout>{text}</Callout>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section title={t('preview')}>
            <Preview workspace={{ slug, name: workspace.name, timeZone: workspace.timeZone }} content={draft.content} />
            {may('broadcast.send') && draft.content?.kind === 'message' && (
              <Button
                className="w-fit"
                disabled={!draft.channelId || findingsOf(draft.content).some(({ severity }) => severity === 'error')}
                onClick={() => setDialog('test')}
              >
                {t('test')}
              </Button>
            )}
          </Section>
        </aside>
      </div>
      {dialog === 'send' && counted && (
        <SendDialog
          id={broadcast.id}
          timing={draft.timing}
          timeZone={workspace.timeZone}
          people={counted.reached}
          flush={flush}
          onChanged={() => void reach.refetch()}
          onClose={close}
        />
      )}
      {dialog === 'test' && <TestDialog id={broadcast.id} flush={flush} onClose={close} />}
    </div>
  );
}

/** What is still missing, in words: what can be seen here at once, what only the server knows after a save. */
function useMissing(draft: ReturnType<typeof useDraft>['draft'], broadcast: BroadcastView): string[] {
  const t = useTranslations('broadcasts');
  const say = useProblemWords();
  const { content } = draft;
  const texts: string[] = [];
  if (!draft.channelId) texts.push(t('problem-no-channel'));
  if (!content) texts.push(t('problem-no-content'));
  if (content?.kind === 'flow') {
    const gone = content === broadcast.content && broadcast.problems.some(({ code }) => code === 'flow-not-live');
    if (!content.node || gone) texts.push(t(content.node ? 'problem-flow-not-live' : 'problem-no-content'));
  }
  if (content?.kind === 'message') {
    const errors = findingsOf(content).filter(({ severity }) => severity === 'error');
    texts.push(...errors.map((finding) => t('problem-message', { finding: say(finding) })));
  }
  if (draft.audience.include.length === 0) texts.push(t('problem-no-audience'));
  return [...new Set(texts)];
}
