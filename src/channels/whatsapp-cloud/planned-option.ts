import type { MessageOption } from '#/flow/message/outbound-message.ts';

/** An option with the id that a tap brings back, and a label that is never empty. */
export interface PlannedOption extends MessageOption {
  id: string;
}

/** An option as the thread shows it. */
export function shownOption({ exit, label, description }: PlannedOption): MessageOption {
  return { exit, label, ...(description ? { description } : {}) };
}
