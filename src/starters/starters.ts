import { appointmentReminder } from './appointment-reminder/build.ts';
import { feedbackScore } from './feedback-score/build.ts';
import { leadCapture } from './lead-capture/build.ts';
import type { Starter } from './starter.ts';
import { supportHandover } from './support-handover/build.ts';
import { welcomeFaq } from './welcome-faq/build.ts';

/** Every flow to start from, in the order in which they are offered. */
export const starters = {
  'welcome-faq': welcomeFaq,
  'lead-capture': leadCapture,
  'appointment-reminder': appointmentReminder,
  'feedback-score': feedbackScore,
  'support-handover': supportHandover,
} as const satisfies Record<string, Starter>;

export type StarterName = keyof typeof starters;
/** The names of the starters. */
export const starterNames = Object.keys(starters) as StarterName[];
