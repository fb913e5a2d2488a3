/** The starters in the order in which they are offered. */
export const goals = [
  'welcome-faq',
  'lead-capture',
  'appointment-reminder',
  'feedback-score',
  'support-handover',
] as const;
export type Goal = (typeof goals)[number];

/** Who says each of the three lines of a goal's little scene; a `button` hangs below the bubble before it. */
export const scenes: Record<Goal, readonly ('contact' | 'business' | 'button' | 'note')[]> = {
  'welcome-faq': ['contact', 'business', 'button'],
  'lead-capture': ['business', 'contact', 'business'],
  'appointment-reminder': ['business', 'button', 'button'],
  'feedback-score': ['business', 'contact', 'business'],
  'support-handover': ['contact', 'business', 'note'],
};
