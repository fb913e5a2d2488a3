import { expect, it } from 'vitest';
import { nodeSchemas } from '#/nodes/schemas.ts';
import { createEditorStore } from '../store.ts';
import { countedIds, sampleDocument } from '../testing/sample-document.ts';
import { createProblemStore } from './problem-store.ts';

it('checks again shortly after edits, once for several, and puts errors first', () => {
  const draft = createEditorStore(sampleDocument, false, { schemas: nodeSchemas, now: () => 0, newId: countedIds() });
  let due: (() => void) | null = null;
  let checks = 0;
  const problems = createProblemStore(
    draft,
    (document) => {
      checks++;
      return document.nodes.flatMap((node) => [
        { code: 'open-exit', severity: 'warning', node: node.id } as const,
        ...(node.label ? [{ code: 'field-empty', severity: 'error', node: node.id } as const] : []),
      ]);
    },
    (run) => {
      due = run;
      return () => {
        due = null;
      };
    },
  );
  problems.start();
  expect(problems.getState()).toMatchObject({ errors: 0, problems: { length: 3 } });
  draft.actions.setLabel('b', 'B');
  draft.actions.setLabel('b', 'Be');
  expect(checks).toBe(1);
  (due as (() => void) | null)?.();
  expect(checks).toBe(2);
  expect(problems.getState()).toMatchObject({ errors: 1, problems: { 0: { node: 'b', severity: 'error' } } });
  expect(problems.getState().byNode.get('b')).toHaveLength(2);
});
