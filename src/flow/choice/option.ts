import { z } from 'zod';
import { checkText, type NodeProblem } from '../checks/check-text.ts';
import { foldText } from '../text/fold.ts';

/** Exits that nodes with options have besides them; no option may take their names. */
const reservedIds: ReadonlySet<string> = new Set(['next', 'no-reply', 'other', 'gave-up']);

/** The id of an option: stable for ever, because buttons already sent name it. */
export const optionId = z
  .string()
  .regex(/^[a-zA-Z0-9_-]{1,40}$/)
  .refine((id) => !reservedIds.has(id));

/** Something to tap: a button or a row of a list. */
export interface ChoiceOption {
  id: string;
  label: string;
}

/** An option and where in the config it stands. */
export interface PlacedOption {
  option: ChoiceOption;
  field: string;
}

/** The options of a plain list in a config, with their places. */
export function placeOptions(options: readonly ChoiceOption[], field: string): PlacedOption[] {
  return options.map((option, index) => ({ option, field: `${field}.${index}` }));
}

/** Says when options lack a label, have too long a one, or cannot be told apart. */
export function checkLabels(options: readonly PlacedOption[], maxLength: number): NodeProblem[] {
  const problems: NodeProblem[] = [];
  const ids = new Set<string>();
  const labels = new Set<string>();
  for (const { option, field } of options) {
    const at = `${field}.label`;
    const found = checkText(option.label, at, maxLength);
    const folded = foldText(option.label);
    if (found.length === 0 && (labels.has(folded) || ids.has(option.id))) {
      found.push({ code: 'option-duplicate', severity: 'error', field: at });
    }
    ids.add(option.id);
    labels.add(folded);
    problems.push(...found);
  }
  return problems;
}

/** Says when there are too few or too many of something. */
export function checkCount(count: number, max: number, field: string, min = 1): NodeProblem[] {
  if (count < min) return [{ code: 'too-few-options', severity: 'error', field, details: { min } }];
  if (count > max) return [{ code: 'too-many-options', severity: 'error', field, details: { max } }];
  return [];
}
