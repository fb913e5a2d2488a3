import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '#/flow/checks/problem.ts';
import type { FlowDocument } from '#/flow/graph/document.ts';
import type { EditorStore } from '../store.ts';

/** What the checks found, for the list and for the badges of the cards. */
export interface ProblemState {
  problems: readonly Problem[];
  /** By node id; a node without findings is missing. */
  byNode: ReadonlyMap<string, readonly Problem[]>;
  errors: number;
}

/** How soon (milliseconds) after an edit the flow is checked again. */
const checkMs = 250;

/** The live findings about a draft. */
export type ProblemStore = StoreApi<ProblemState> & {
  /** Shows what a server found, which also knows secrets and files, until the next edit. */
  show(found: readonly Problem[]): void;
  /** Begins to follow the draft; answers how to stop. */
  start(): () => void;
};

/** Checks the draft now and, once started, again shortly after each edit. */
export function createProblemStore(
  draft: EditorStore,
  check: (document: FlowDocument) => readonly Problem[],
  setTimer: (run: () => void, ms: number) => () => void,
): ProblemStore {
  let checked = draft.getState().document;
  let stopTimer: (() => void) | null = null;
  const store = createStore<ProblemState>(() => arrange(check(checked)));
  function checkSoon() {
    const { document } = draft.getState();
    if (document === checked) return;
    stopTimer?.();
    stopTimer = setTimer(() => {
      checked = draft.getState().document;
      store.setState(arrange(check(checked)));
    }, checkMs);
  }
  return Object.assign(store, {
    show: (found: readonly Problem[]) => store.setState(arrange(found)),
    start() {
      checkSoon();
      const unsubscribe = draft.subscribe(checkSoon);
      return () => {
        unsubscribe();
        stopTimer?.();
      };
    },
  });
}

/** Sorts findings: errors first, otherwise as the checks found them. */
function arrange(found: readonly Problem[]): ProblemState {
  const problems = [...found].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
  const byNode = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.node === undefined) continue;
    const own = byNode.get(problem.node);
    if (own) own.push(problem);
    else byNode.set(problem.node, [problem]);
  }
  return { problems, byNode, errors: problems.filter((problem) => problem.severity === 'error').length };
}
