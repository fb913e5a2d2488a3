'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { documentLimits } from '#/flow/graph/document.ts';
import type { NodeSchema } from '#/flow/graph/node-schema.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { notifyError } from '#/ui/toast.tsx';
import { useEditor } from '../editor-context.tsx';
import { freePlace, placeAfter } from '../free-place.ts';
import { findNode, openExits } from '../node-facts.ts';
import { onlyNode } from '../selection.ts';
import { useStepWords } from '../use-step-words.ts';
import type { PickerTarget } from '../view-store.ts';

/** Puts a new step where it was asked for, shows it, and says so. */
export function usePlaceStep(): (type: string, target: PickerTarget) => void {
  const t = useTranslations('editor');
  const words = useStepWords();
  const { draft, view, canvas } = useEditor();
  return useCallback(
    (type, target) => {
      const { document } = draft.getState();
      const { sizes } = canvas.current;
      let made: string | null;
      if (target.kind === 'free') {
        made = draft.actions.addNode(type, freePlace(document, sizes(), target.position));
      } else if (target.kind === 'on-edge') {
        made = draft.actions.insertOnEdge(target.edge, type);
      } else {
        const from = findNode(document, target.node);
        if (!from) return;
        const place = target.position ?? placeAfter(document, sizes(), from);
        const edge = document.edges.find((other) => other.from === target.node && other.exit === target.exit);
        made = edge
          ? draft.actions.insertOnEdge(edge, type)
          : draft.actions.addNode(type, place, { node: target.node, exit: target.exit });
      }
      if (made === null) {
        notifyError(t('flow-is-full', { count: documentLimits.nodes }));
        return;
      }
      view.say(t('said-added', { name: words.name({ type }) }));
      canvas.current.reveal(made);
    },
    [draft, view, canvas, t, words],
  );
}

/** Where a step goes that was chosen without saying where: after the selected step, else in the middle of what is seen. */
export function useDefaultTarget(): (role: NodeSchema['role']) => PickerTarget {
  const { draft, canvas } = useEditor();
  return useCallback(
    (role) => {
      const { document, selection } = draft.getState();
      const node = role === 'step' ? findNode(document, onlyNode(selection)) : undefined;
      const exit = node && openExits(nodeSchemas, document, node)[0];
      if (node && exit) return { kind: 'after', node: node.id, exit: exit.id, position: null };
      return { kind: 'free', position: canvas.current.placeAt() };
    },
    [draft, canvas],
  );
}
