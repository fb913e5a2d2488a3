'use client';

import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useStepWords } from '#/editor/use-step-words.ts';
import { type BroadcastContent, broadcastNodes } from '#/flow/audience/broadcast.ts';
import { roomOf } from '#/flow/graph/rooms.ts';
import type { MessageAlone } from '#/nodes/open-message.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import type { NodeView } from '#/nodes/view.ts';
import { nodeViews } from '#/nodes/views.tsx';
import { useTRPC } from '#/trpc/client.tsx';
import { Combobox } from '#/ui/combobox.tsx';
import { Field } from '#/ui/field.tsx';
import { Section } from '#/ui/section.tsx';
import { SegmentedControl } from '#/ui/segmented-control.tsx';
import { Select } from '#/ui/select.tsx';
import { Skeleton } from '#/ui/skeleton.tsx';
import { useFormTools } from './use-form-tools.ts';

type Change = (content: BroadcastContent | null) => void;

/** What everybody gets: a message, written in the form of its kind, or the start of a flow. */
export function MessageSection(props: {
  workspace: string;
  content: BroadcastContent | null;
  onChange: Change;
  readOnly: boolean;
}) {
  const t = useTranslations('broadcasts');
  const { content, onChange } = props;
  const sends = content?.kind ?? 'message';
  return (
    <Section title={t('message')} description={t('message-text')}>
      <SegmentedControl
        label={t('sends')}
        value={sends}
        onValueChange={(kind) =>
          kind !== sends && onChange(kind === 'flow' ? { kind: 'flow', flowId: noFlow, node: '' } : null)
        }
        options={[
          { value: 'message', label: t('sends-message'), disabled: props.readOnly },
          { value: 'flow', label: t('sends-flow'), disabled: props.readOnly },
        ]}
      />
      {content?.kind === 'flow' ? (
        <FlowStart content={content} onChange={onChange} readOnly={props.readOnly} />
      ) : (
        <Message {...props} content={content} />
      )}
    </Section>
  );
}

/** Stands for a flow that has not been chosen yet. */
const noFlow = '00000000-0000-0000-0000-000000000000';

function Message(props: { workspace: string; content: MessageAlone | null; onChange: Change; readOnly: boolean }) {
  const t = useTranslations('broadcasts');
  const words = useStepWords();
  const { content, onChange, readOnly } = props;
  const tools = useFormTools(props.workspace, content, readOnly);
  const schema = content && roomOf(nodeSchemas, content.type);
  const config = schema?.config.safeParse(content?.config);
  const view = content ? (nodeViews[content.type] as unknown as NodeView<unknown>) : null;
  return (
    <div className="grid gap-5">
      <Field label={t('kind')} className="max-w-72">
        <Select
          disabled={readOnly}
          value={content?.type ?? null}
          placeholder={t('choose-kind')}
          options={broadcastNodes.map((type) => ({ value: type, label: words.name({ type }) }))}
          onValueChange={(type) => type !== content?.type && onChange(startWith(type))}
        />
      </Field>
      {content && view && config?.success && (
        <Suspense fallback={<Skeleton className="h-40 rounded-control" />}>
          <view.Form
            key={content.type}
            config={config.data}
            tools={tools}
            onChange={(next) => onChange({ ...content, config: next as MessageAlone['config'] })}
          />
        </Suspense>
      )}
    </div>
  );
}

/** A message of nothing yet; what goes to many is marketing unless somebody says otherwise. */
function startWith(type: MessageAlone['type']): MessageAlone {
  const config = nodeSchemas[type].initial();
  return {
    kind: 'message',
    type,
    config: 'marketing' in config ? { ...config, marketing: true } : config,
  } as MessageAlone;
}

function FlowStart(props: {
  content: Extract<BroadcastContent, { kind: 'flow' }>;
  onChange: Change;
  readOnly: boolean;
}) {
  const t = useTranslations('broadcasts');
  const trpc = useTRPC();
  const words = useStepWords();
  const { flowId, node } = props.content;
  const { data: flows } = useQuery(trpc.flow.list.queryOptions({}));
  const live = flows?.filter(({ status }) => status === 'live') ?? [];
  const chosen = live.find(({ id }) => id === flowId);
  const version = useQuery({
    ...trpc.flow.getVersion.queryOptions({ id: flowId, number: chosen?.version ?? 1 }),
    enabled: Boolean(chosen?.version),
  });
  const triggers =
    version.data?.document.nodes.filter(({ type }) => roomOf(nodeSchemas, type)?.role === 'trigger') ?? [];
  if (flows && live.length === 0) return <p className="text-muted">{t('no-live-flow')}</p>;
  return (
    <div className="grid max-w-100 gap-5">
      <Field label={t('flow')} hint={t('flow-text')}>
        <Combobox
          disabled={props.readOnly}
          value={chosen ? flowId : null}
          placeholder={t('choose-flow')}
          options={live.map(({ id, name }) => ({ value: id, label: name }))}
          onValueChange={(id) => props.onChange({ kind: 'flow', flowId: id, node: '' })}
        />
      </Field>
      {chosen && (
        <Field label={t('start-at')}>
          <Select
            disabled={props.readOnly}
            value={triggers.some(({ id }) => id === node) ? node : null}
            placeholder={t('choose-trigger')}
            options={triggers.map((trigger) => ({ value: trigger.id, label: words.name(trigger) }))}
            onValueChange={(id) => props.onChange({ kind: 'flow', flowId, node: id })}
          />
        </Field>
      )}
    </div>
  );
}
