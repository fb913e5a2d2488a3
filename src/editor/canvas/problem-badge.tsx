'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '#/ui/cn.ts';
import { useEditor, useProblems } from '../editor-context.tsx';
import type { ProblemState } from '../problems/problem-store.ts';
import { useGoToProblem } from '../problems/use-go-to-problem.ts';

/** How many findings a node has, and whether one of them forbids publishing; a number, so that equal states compare equal. */
const tally = (node: string) => (state: ProblemState) => {
  const own = state.byNode.get(node);
  if (!own) return 0;
  return own[0]?.severity === 'error' ? -own.length : own.length;
};

/** The findings about a step, over the card or row where `className` places it; pressing it opens the first of them. */
export function ProblemBadge(props: { node: string; reachable: boolean; className: string }) {
  const { node, reachable } = props;
  const t = useTranslations('editor');
  const { problems } = useEditor();
  const go = useGoToProblem();
  const found = useProblems(useMemo(() => tally(node), [node]));
  if (found === 0) return null;
  const Icon = found < 0 ? CircleAlert : TriangleAlert;
  return (
    <button
      type="button"
      tabIndex={reachable ? 0 : -1}
      aria-label={t('problems-of-step', { count: Math.abs(found) })}
      className={cn(
        'nodrag absolute z-10 flex h-6 min-w-6 items-center justify-center gap-1 rounded-full bg-panel px-1.5 font-medium font-mono text-xs shadow-float [&_.lucide]:size-3',
        found < 0 ? 'text-danger-ink' : 'text-warning-ink',
        props.className,
      )}
      onClick={() => {
        const [first] = problems.getState().byNode.get(node) ?? [];
        if (first) go(first);
      }}
    >
      <Icon aria-hidden />
      {Math.abs(found)}
    </button>
  );
}
