'use client';

import { Suspense, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { documentLimits, type FlowNode } from '#/flow/graph/document.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { Callout } from '#/ui/callout.tsx';
import { Field } from '#/ui/field.tsx';
import { Input } from '#/ui/input.tsx';
import { Skeleton } from '#/ui/skeleton.tsx';
import { useActions, useDraft, useProblems } from '../editor-context.tsx';
import { exitsOf, parsedConfig } from '../node-facts.ts';
import { ProblemRow } from '../problems/problem-row.tsx';
import type { ProblemState } from '../problems/problem-store.ts';
import { viewOf } from '../step-content.tsx';
import type { EditorState } from '../store.ts';
import { useStepWords } from '../use-step-words.ts';
import { ExitList } from './exit-list.tsx';
import { StepHelp } from './step-help.tsx';
import { useFormTools } from './use-form-tools.ts';
import { useJump } from './use-jump.ts';

const isReadOnly = (state: EditorState) => state.readOnly;
const problemsOf = (node: string) => (state: ProblemState) => state.byNode.get(node);

/** Everything about one step: its findings, its form, its name, where its exits lead, and help. */
export function Inspector({ node }: { node: FlowNode }) {
  const t = useTranslations('nodes');
  const words = useStepWords();
  const actions = useActions();
  const readOnly = useDraft(isReadOnly);
  const panel = useRef<HTMLDivElement>(null);
  useJump(node.id, panel);
  return (
    // leaving a field ends the step that typing added to
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to its fields
    <div ref={panel} className="grid gap-5" onBlur={actions.seal}>
      <FormOf node={node} />
      <OtherProblems node={node} />
      <ExitList node={node} />
      <Field label={t('label')} hint={t('label-hint')} optional>
        <Input
          value={node.label ?? ''}
          maxLength={documentLimits.label}
          placeholder={words.name({ type: node.type })}
          readOnly={readOnly}
          autoComplete="off"
          onValueChange={(label) => actions.setLabel(node.id, label)}
        />
      </Field>
      <StepHelp type={node.type} />
    </div>
  );
}

/** The form of the node's own room, loaded when it is first wanted. */
function FormOf({ node }: { node: FlowNode }) {
  const t = useTranslations('editor');
  const actions = useActions();
  const tools = useFormTools(node.id);
  const parsed = parsedConfig(nodeSchemas, node);
  const Form = viewOf(node.type)?.Form;
  if (!parsed || !Form) return <Callout tone="warning">{t('cannot-be-edited')}</Callout>;
  return (
    <Suspense fallback={<FormSkeleton />}>
      <div data-form className="grid gap-4">
        <Form
          key={node.id}
          config={parsed.config}
          tools={tools}
          onChange={(config) => actions.setConfig(node.id, config as FlowNode['config'])}
        />
      </div>
    </Suspense>
  );
}

function FormSkeleton() {
  return (
    <div className="grid gap-3">
      <Skeleton className="h-3 w-20" />
      <Skeleton className="h-18 w-full" />
      <Skeleton className="h-3 w-28" />
    </div>
  );
}

/** Findings that no field of the form says by itself. */
function OtherProblems({ node }: { node: FlowNode }) {
  const t = useTranslations('editor');
  const words = useStepWords();
  const problems = useProblems(useMemo(() => problemsOf(node.id), [node.id]));
  const others = problems?.filter((problem) => problem.field === undefined) ?? [];
  if (others.length === 0) return null;
  const exits = exitsOf(nodeSchemas, node);
  return (
    <ul aria-label={t('problems-here')} className="grid gap-1.5">
      {others.map((problem) => {
        const exit = exits.find(({ id }) => id === problem.exit);
        return (
          <li key={`${problem.code}.${problem.exit ?? ''}`}>
            <ProblemRow problem={problem} step={exit && words.exit(node.type, exit)} />
          </li>
        );
      })}
    </ul>
  );
}
