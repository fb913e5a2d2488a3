import { z } from 'zod';

/** What happens when a trigger matches while a run of the contact listens, or a run of the same flow is still going. */
export const whenBusyRules = ['ignore', 'queue', 'replace', 'hand-over'] as const;
export type WhenBusy = (typeof whenBusyRules)[number];

/** The part of the config that every trigger has. */
export const triggerConfig = {
  /** Of several triggers that match, the higher one starts its flow. */
  priority: z.int().min(-100).max(100).default(0),
  whenBusy: z.enum(whenBusyRules).default('ignore'),
};
export interface TriggerConfig {
  priority: number;
  whenBusy: WhenBusy;
}
