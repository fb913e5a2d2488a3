'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { FlowNode } from '#/flow/graph/document.ts';
import type { NodeFamily } from '#/flow/graph/node-schema.ts';
import { foldText } from '#/flow/text/fold.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { useDraft, useEditor } from '../editor-context.tsx';
import { roleOf } from '../node-facts.ts';
import { flowOrder } from '../outline/flow-order.ts';
import type { EditorState } from '../store.ts';
import { useStepWords } from '../use-step-words.ts';
import type { PickerTarget } from '../view-store.ts';
import { groupChoices, searchChoices } from './step-choices.ts';
import { usePlaceStep } from './use-place-step.ts';
import { useStepChoices } from './use-step-choices.ts';

/** One thing that can be chosen. */
export type PickerOption = { key: string; name: string; detail: string | null; choose: () => void } & (
  | { kind: 'step'; type: string; family: NodeFamily }
  | { kind: 'present' | 'unlink' }
);

/** Options under one heading. */
export interface PickerSection {
  key: string;
  title: string;
  options: readonly PickerOption[];
}

/** Steps that are there already are found by typing; without it only the first ones are listed. */
const mostPresent = 40;

const documentOf = (state: EditorState) => state.document;

/** What can be chosen for a target: for an exit also the steps that are there, and to lead nowhere again. */
export function usePickerSections(target: PickerTarget, query: string): readonly PickerSection[] {
  const fresh = useFreshSections(target, query);
  const { now, present } = useExitSections(target, query);
  // with nothing typed new steps come first; a search finds what is there at least as often
  return query.trim() ? [...now, ...present, ...fresh] : [...now, ...fresh, ...present];
}

/** New steps, by family. */
function useFreshSections(target: PickerTarget, query: string): readonly PickerSection[] {
  const t = useTranslations('nodes');
  const choices = useStepChoices();
  const place = usePlaceStep();
  return useMemo(() => {
    const fitting = target.kind === 'free' ? choices : choices.filter((choice) => choice.role === 'step');
    return groupChoices(searchChoices(fitting, query)).map((group) => ({
      key: group.family,
      title: t(`family-${group.family}`),
      options: group.choices.map(({ type, family, name, summary }) => ({
        key: `new-${type}`,
        kind: 'step' as const,
        type,
        family,
        name,
        detail: query.trim() ? summary : null,
        choose: () => place(type, target),
      })),
    }));
  }, [choices, query, target, t, place]);
}

/** For an exit: what it does now, and where among the steps that are there it could lead. */
function useExitSections(target: PickerTarget, query: string): { now: PickerSection[]; present: PickerSection[] } {
  const t = useTranslations('editor');
  const words = useStepWords();
  const document = useDraft(documentOf);
  const { draft, view } = useEditor();
  return useMemo(() => {
    if (target.kind !== 'after') return { now: [], present: [] };
    const { node: from, exit } = target;
    const edge = document.edges.find((other) => other.from === from && other.exit === exit);
    const wanted = foldText(query);
    const fitting = flowOrder(document, nodeSchemas)
      .map((line) => line.node)
      .filter((node) => node.id !== from && node.id !== edge?.to && roleOf(nodeSchemas, node) === 'step')
      .map((node) => ({ node, name: words.name(node) }))
      .filter(({ name }) => foldText(name).includes(wanted))
      .slice(0, mostPresent);
    const leadTo = (node: FlowNode, name: string) => () => {
      if (draft.actions.connect({ from, exit, to: node.id })) view.say(t('said-connected', { name }));
    };
    const unlink: PickerOption = {
      key: 'unlink',
      kind: 'unlink',
      name: t('remove-connection'),
      detail: null,
      choose: () => {
        if (draft.actions.disconnect(from, exit)) view.say(t('said-disconnected'));
      },
    };
    const goesOn = fitting.map(({ node, name }) => ({
      key: `to-${node.id}`,
      kind: 'present' as const,
      name,
      detail: node.label ? words.name({ type: node.type }) : null,
      choose: leadTo(node, name),
    }));
    const leadsTo = words.name(document.nodes.find((node) => node.id === edge?.to) ?? { type: '' });
    return {
      now: edge && !wanted ? [{ key: 'now', title: t('goes-to-now', { name: leadsTo }), options: [unlink] }] : [],
      present: goesOn.length > 0 ? [{ key: 'present', title: t('steps-in-flow'), options: goesOn }] : [],
    };
  }, [target, query, document, words, t, draft, view]);
}
