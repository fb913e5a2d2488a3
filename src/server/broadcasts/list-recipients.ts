import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type RecipientOutcome, recipientOutcomes } from '#/flow/audience/broadcast.ts';
import type { JsonObject } from '#/lib/json.ts';
import { shownAddress } from '../contacts/shown-address.ts';
import { rowsOf } from '../db/rows-of.ts';
import { pageSize, takePage } from '../paging.ts';
import { defineUseCase } from '../use-case.ts';
import { findBroadcast } from './find-broadcast.ts';
import { outcomeOf, reasonOf, recipientTables } from './outcomes.ts';

/** Somebody in the audience of a broadcast. */
export interface Recipient {
  contactId: string;
  name: string | null;
  address: string | null;
  outcome: RecipientOutcome;
  reason: string | null;
  /** What the provider said, where it said something. */
  error: JsonObject | null;
  conversationId: string | null;
  runId: string | null;
}

/** One page of the people of a broadcast, with what became of each and why. */
export const listRecipients = defineUseCase({
  access: 'broadcast.read',
  input: z.strictObject({ id: z.uuid(), outcome: z.enum(recipientOutcomes).optional(), cursor: z.uuid().nullish() }),
  async run({ tx }, { id, outcome, cursor }) {
    await findBroadcast(tx, id);
    const rows = await rowsOf<Recipient>(
      tx,
      sql`
        select r.contact_id as "contactId", contact.name, ${outcomeOf} as outcome, ${reasonOf} as reason, m.error,
          r.conversation_id as "conversationId", r.run_id as "runId", ${shownAddress} as address
        from ${recipientTables} join contact on contact.id = r.contact_id
        where r.broadcast_id = ${id}
          and (${cursor ?? null}::uuid is null or r.contact_id > ${cursor ?? null}::uuid)
          and (${outcome ?? null}::text is null or ${outcomeOf} = ${outcome ?? null}::text)
        order by r.contact_id limit ${pageSize + 1}`,
    );
    return takePage(rows, (last) => last.contactId);
  },
});
