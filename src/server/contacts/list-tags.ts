import { sql } from 'drizzle-orm';
import { rowsOf } from '../db/rows-of.ts';
import { noInput } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';

/** Tags that a list to choose from holds at most. */
const mostTags = 500;

/** The tags that contacts of the workspace have, by name. Jumps from one to the next in the index, however many have it. */
export const listTags = defineUseCase({
  access: 'contact.read',
  input: noInput,
  async run({ tx }) {
    const rows = await rowsOf<{ tag: string }>(
      tx,
      sql`
        with recursive known (tag) as (
          (select t.tag from contact_tag t order by t.workspace_id, t.tag limit 1)
          union all
          select (select t.tag from contact_tag t where t.tag > known.tag order by t.workspace_id, t.tag limit 1)
          from known where known.tag is not null
        )
        select tag from known where tag is not null limit ${mostTags}`,
    );
    return rows.map(({ tag }) => tag);
  },
});
