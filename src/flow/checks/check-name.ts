import { reservedVariables, variableName } from '../template/variables.ts';
import type { NodeProblem } from './check-text.ts';

/** Says when a name cannot be given to a variable of the flow. */
export function checkVariableName(name: string, field: string): NodeProblem[] {
  if (!name) return [{ code: 'field-empty', severity: 'error', field }];
  if (variableName.test(name) && !reservedVariables.has(name)) return [];
  return [{ code: 'name-invalid', severity: 'error', field, details: { name } }];
}

/** Facts about a contact that flows may read but not write. */
const readOnlyFields = new Set(['phone', 'username', 'first_name', 'tags']);

/** Says when a name cannot be that of a contact field which a flow writes. */
export function checkFieldName(name: string, field: string): NodeProblem[] {
  if (!name) return [{ code: 'field-empty', severity: 'error', field }];
  if (variableName.test(name) && !readOnlyFields.has(name)) return [];
  return [{ code: 'name-invalid', severity: 'error', field, details: { name } }];
}
