import type { TextField } from '../graph/node-schema.ts';
import { checkTemplate } from '../template/check.ts';
import { builtInVariables, reservedVariables } from '../template/variables.ts';
import type { NodeProblem } from './check-text.ts';

const builtIn: ReadonlySet<string> = new Set(builtInVariables.map(({ name }) => name));

/** Tells whether a text may name a variable: given by a node, built in, or anything about the contact. */
function isKnown(name: string, variables: ReadonlySet<string>): boolean {
  const [root = ''] = name.split(/[.[]/);
  if (root === 'contact') return true;
  return reservedVariables.has(root) ? builtIn.has(name) || name === root : variables.has(root);
}

/** Findings about the variables in one text; with `strict`, one without a fallback is an error. */
export function checkTexts({ field, text }: TextField, variables: ReadonlySet<string>, strict = false): NodeProblem[] {
  const { error, variables: read, withoutFallback } = checkTemplate(text);
  if (error) {
    const details: Record<string, string> =
      error.code === 'template-forbidden' ? { name: error.detail } : { reason: error.detail };
    return [{ code: error.code, severity: 'error', field, details }];
  }
  const problems: NodeProblem[] = [];
  for (const name of read) {
    if (isKnown(name, variables)) continue;
    problems.push({ code: 'variable-unknown', severity: 'error', field, details: { name } });
  }
  for (const name of withoutFallback) {
    const severity = strict ? 'error' : 'warning';
    problems.push({ code: 'variable-without-fallback', severity, field, details: { name } });
  }
  return problems;
}
