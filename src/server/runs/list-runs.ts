import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { run } from '../db/schema/engine.ts';
import { pageSize, takePage } from '../paging.ts';
import { defineUseCase } from '../use-case.ts';
import { readRuns } from './read-runs.ts';

/** How a run can stand. */
export const runStatuses = ['waiting', 'done', 'failed', 'cancelled'] as const;

/** One page of the runs of the workspace, of one flow or of one contact, the last begun first. */
export const listRuns = defineUseCase({
  access: 'run.read',
  input: z.strictObject({
    flowId: z.uuid().optional(),
    contactId: z.uuid().optional(),
    status: z.enum(runStatuses).optional(),
    cursor: z.uuid().nullish(),
  }),
  async run({ tx }, { flowId, contactId, status, cursor }) {
    const where = and(
      flowId ? eq(run.flowId, flowId) : undefined,
      contactId ? eq(run.contactId, contactId) : undefined,
      status ? eq(run.status, status) : undefined,
      cursor ? lt(run.id, cursor) : undefined,
    );
    return takePage(await readRuns(tx, where, pageSize + 1), (last) => last.id);
  },
});
