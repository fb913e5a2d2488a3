import type { Problem } from '#/flow/checks/problem.ts';
import type { FlowDocument } from '#/flow/graph/document.ts';

/** Everything that the checks find in a document. */
export function problemsOf(_document: FlowDocument): readonly Problem[] {
  return [];
}

/** How many findings forbid publishing, and how many do not. */
export function countProblems(document: FlowDocument): { draftErrors: number; draftWarnings: number } {
  const problems = problemsOf(document);
  const draftErrors = problems.filter((problem) => problem.severity === 'error').length;
  return { draftErrors, draftWarnings: problems.length - draftErrors };
}
