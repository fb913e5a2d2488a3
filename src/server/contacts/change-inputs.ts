import { z } from 'zod';
import { contactFilter } from './contact-filter.ts';

const tag = z.string().trim().min(1).max(50);

/** What can be done to many contacts at once. */
export const changeAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add-tag'), tag }),
  z.strictObject({ do: z.literal('remove-tag'), tag }),
  z.strictObject({ do: z.literal('add-to-group'), group: z.uuid() }),
  z.strictObject({ do: z.literal('remove-from-group'), group: z.uuid() }),
  z.strictObject({ do: z.literal('opt-out') }),
]);
/** What a change does; only the removal of a field from the workspace forgets it. */
export type ChangeAction = z.output<typeof changeAction> | { do: 'forget-field'; key: string };

/** Contacts that can be named one by one. */
const mostNamed = 1_000;

/** Whom a change means. */
export const changeTarget = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(mostNamed) }),
  z.strictObject({ filter: contactFilter }),
]);
export type ChangeTarget = z.output<typeof changeTarget>;
