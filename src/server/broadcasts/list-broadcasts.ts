import { and, desc, eq, lt, ne } from 'drizzle-orm';
import { z } from 'zod';
import { broadcast } from '../db/schema/broadcasts.ts';
import { pageSize, takePage } from '../paging.ts';
import { defineUseCase } from '../use-case.ts';

/** One page of the broadcasts of the workspace, the last made first; those put away stand apart. */
export const listBroadcasts = defineUseCase({
  access: 'broadcast.read',
  input: z.strictObject({ archived: z.boolean().default(false), cursor: z.uuid().nullish() }),
  async run({ tx }, { archived, cursor }) {
    const kept = archived ? eq(broadcast.status, 'archived') : ne(broadcast.status, 'archived');
    const rows = await tx
      .select({
        id: broadcast.id,
        name: broadcast.name,
        status: broadcast.status,
        total: broadcast.total,
        timing: broadcast.timing,
        startAt: broadcast.startAt,
        startedAt: broadcast.startedAt,
        endedAt: broadcast.endedAt,
        updatedAt: broadcast.updatedAt,
      })
      .from(broadcast)
      .where(and(kept, cursor ? lt(broadcast.id, cursor) : undefined))
      .orderBy(desc(broadcast.id))
      .limit(pageSize + 1);
    const shown = rows.map(({ startAt, startedAt, endedAt, updatedAt, ...row }) => ({
      ...row,
      startAt: startAt?.toISOString() ?? null,
      startedAt: startedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
      updatedAt: updatedAt.toISOString(),
    }));
    return takePage(shown, (last) => last.id);
  },
});
