import { checkFlow } from '#/flow/checks/check-flow.ts';
import type { Problem } from '#/flow/checks/problem.ts';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { nodeSchemas } from '#/nodes/schemas.ts';

/** Everything that the checks find in a document. */
export function problemsOf(document: FlowDocument): readonly Problem[] {
  return checkFlow(document, nodeSchemas);
}

/** How many findings forbid publishing, and how many do not. */
export function countProblems(document: FlowDocument): { draftErrors: number; draftWarnings: number } {
  const problems = problemsOf(document);
  const draftErrors = problems.filter((problem) => problem.severity === 'error').length;
  return { draftErrors, draftWarnings: problems.length - draftErrors };
}
