import type { OutboundMessage } from '#/flow/message/outbound-message.ts';
import type { PlanContext } from '../contract.ts';
import { fits } from '../fit-text.ts';
import { capabilities, wireLimits } from './limits.ts';
import { fitSurroundings, interactivePart } from './outbound-interactive.ts';
import { planLists } from './outbound-list.ts';
import { type PlannedOption, shownOption } from './planned-option.ts';
import { type DegradationReason, type Draft, degrade, oneLine, Refusal } from './wire.ts';

type Choice = Extract<OutboundMessage, { kind: 'choice' }>;

/**
 * Up to three short labels become buttons; everything else becomes a list, and more than ten options several lists, sent
 * one after the other. That keeps every option one tap away without any state on our side: a "more" row would need an
 * answer of ours, numbered text would need to be understood.
 */
export function planChoice(draft: Draft, message: Choice, context: PlanContext): void {
  const options = planOptions(draft, message, context);
  const obstacle = message.prefer === 'buttons' ? buttonObstacle(message, options) : null;
  if (message.prefer === 'list' || obstacle) {
    if (obstacle) degrade(draft, 'buttons', 'list', obstacle);
    planLists(draft, message, options);
    return;
  }
  const around = fitSurroundings(draft, message, 'button');
  const buttons = options.map(({ id, label }) => ({ type: 'reply', reply: { id, title: label } }));
  const shown = { kind: 'choice', ...around, options: options.map(shownOption), prefer: 'buttons' } as const;
  draft.parts.push(interactivePart('button', around, { buttons }, shown));
}

function planOptions(draft: Draft, message: Choice, context: PlanContext): PlannedOption[] {
  if (message.options.length === 0) throw new Refusal('no-options');
  const options = message.options.map((option, index) => {
    const label = oneLine(option.label);
    if (!label) degrade(draft, 'label', 'number', 'label-empty', true);
    const description = option.description && oneLine(option.description);
    const id = context.token(option.exit);
    if (id.length > wireLimits.rowId) throw new Refusal('option-id-too-long');
    return { exit: option.exit, id, label: label || String(index + 1), ...(description ? { description } : {}) };
  });
  if (new Set(options.map((option) => option.id)).size < options.length) throw new Refusal('repeated-option');
  return options;
}

/** Why options cannot be buttons; null when they can. */
function buttonObstacle(message: Choice, options: readonly PlannedOption[]): DegradationReason | null {
  const { max, label } = capabilities.buttons;
  if (options.length > max) return 'too-many-options';
  if (options.some((option) => option.description)) return 'has-descriptions';
  if (message.sections?.some((section) => section.title.trim())) return 'has-sections';
  if (options.some((option) => !fits(option.label, label))) return 'label-too-long';
  return new Set(options.map((option) => option.label)).size < options.length ? 'label-repeated' : null;
}
