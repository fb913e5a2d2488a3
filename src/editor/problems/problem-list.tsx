'use client';

import { Popover } from '@base-ui/react/popover';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Problem } from '#/flow/checks/problem.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { Button } from '#/ui/button.tsx';
import { cn } from '#/ui/cn.ts';
import { popupClass } from '#/ui/popup-class.ts';
import { useDraft, useProblems } from '../editor-context.tsx';
import { exitsOf, findNode } from '../node-facts.ts';
import type { EditorState } from '../store.ts';
import { useStepWords } from '../use-step-words.ts';
import { keepOrder, type ProblemRow as Row } from './keep-order.ts';
import { ProblemRow } from './problem-row.tsx';
import type { ProblemState } from './problem-store.ts';
import { useGoToProblem } from './use-go-to-problem.ts';

const all = (state: ProblemState) => state.problems;
const errorsOf = (state: ProblemState) => state.errors;
const documentOf = (state: EditorState) => state.document;

/** More rows than this are counted, not listed: one fixes the first ones first. */
const most = 100;

const none: readonly Row[] = [];

/** Findings as rows that keep their places while somebody reads them. */
function useRows(problems: readonly Problem[]): readonly Row[] {
  const before = useRef(none);
  return useMemo(() => {
    before.current = keepOrder(before.current, problems);
    return before.current;
  }, [problems]);
}

/** How many findings there are; pressed, the list of them. Each leads to where it can be put right. */
export function ProblemList() {
  const t = useTranslations('editor');
  const problems = useProblems(all);
  const errors = useProblems(errorsOf);
  const [open, setOpen] = useState(false);
  const Icon = errors > 0 ? CircleAlert : problems.length > 0 ? TriangleAlert : CircleCheck;
  const tone = errors > 0 ? 'text-danger-ink' : problems.length > 0 ? 'text-warning-ink' : 'text-success-ink';
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        render={
          <Button
            variant="ghost"
            aria-label={t('problems', { count: problems.length })}
            title={t('problems', { count: problems.length })}
          >
            <Icon className={tone} aria-hidden />
            <span className="font-mono text-sm">{problems.length}</span>
          </Button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={6} className="z-50">
          <Popover.Popup className={cn(popupClass, 'max-h-[min(28rem,var(--available-height))] w-80 p-1')}>
            <Popover.Title className="px-2 pt-1.5 pb-1 font-semibold text-base">
              {t('problems', { count: problems.length })}
            </Popover.Title>
            {problems.length === 0 ? (
              <p className="px-2 pb-2 text-muted">{t('no-problems')}</p>
            ) : (
              <Rows problems={problems} onGo={() => setOpen(false)} />
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Rows({ problems, onGo }: { problems: readonly Problem[]; onGo: () => void }) {
  const t = useTranslations('editor');
  const words = useStepWords();
  const document = useDraft(documentOf);
  const go = useGoToProblem();
  const rows = useRows(problems);
  return (
    <>
      <ul>
        {rows.slice(0, most).map(({ key, problem }) => {
          const node = findNode(document, problem.node ?? null);
          const exit = node && exitsOf(nodeSchemas, node).find(({ id }) => id === problem.exit);
          const step = node && [words.name(node), exit && words.exit(node.type, exit)].filter(Boolean).join(' · ');
          const row = <ProblemRow problem={problem} step={step} />;
          return (
            <li key={key}>
              {node ? (
                <button
                  type="button"
                  className="w-full rounded-control px-2 py-1.5 hover:bg-hover"
                  onClick={() => {
                    onGo();
                    go(problem);
                  }}
                >
                  {row}
                </button>
              ) : (
                <div className="px-2 py-1.5">{row}</div>
              )}
            </li>
          );
        })}
      </ul>
      {problems.length > most && (
        <p className="px-2 py-1.5 text-muted text-sm">{t('more-problems', { count: problems.length - most })}</p>
      )}
    </>
  );
}
