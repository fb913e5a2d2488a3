import { type InboundContent, textOf } from '../message/inbound-content.ts';
import { foldText } from '../text/fold.ts';
import { foldLabel } from './fold-label.ts';
import type { ChoiceOption } from './option.ts';

/**
 * The option that a message means: the tapped one, else the one whose label was typed, else the one whose number was
 * typed (the first is 1); null when it means none. `options` have their variables filled.
 */
export function chosenOption<Option extends ChoiceOption>(
  content: InboundContent,
  node: string,
  options: readonly Option[],
): Option | null {
  if (content.kind === 'choice' && content.target?.node === node) {
    const { exit } = content.target;
    const tapped = options.find((option) => option.id === exit);
    if (tapped) return tapped;
  }
  if (content.kind !== 'text' && content.kind !== 'choice') return null;
  const text = textOf(content);
  const exact = foldText(text);
  if (!exact) return null;
  const said = foldLabel(text);
  const similar = options.filter((option) => foldLabel(option.label) === said);
  const named =
    options.find((option) => foldText(option.label) === exact) ?? (similar.length === 1 ? similar[0] : null);
  if (named) return named;
  return /^\d{1,2}$/.test(said) ? (options[Number(said) - 1] ?? null) : null;
}
