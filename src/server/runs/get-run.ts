import { eq, inArray } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { run } from '../db/schema/engine.ts';
import { flowVersion } from '../db/schema/flows.ts';
import { byId } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { readRuns } from './read-runs.ts';
import { readSteps } from './read-steps.ts';

/**
 * One run with the document of its version and of those that it was moved away from, its variables now and its last turns;
 * `next` leads to older turns.
 */
export const getRun = defineUseCase({
  access: 'run.read',
  input: byId,
  async run({ tx }, { id }) {
    const [found] = await readRuns(tx, eq(run.id, id), 1);
    if (!found) throw new UserError('not-found');
    const [more] = await tx
      .select({ state: run.state, movedFrom: run.movedFrom, document: flowVersion.document })
      .from(run)
      .innerJoin(flowVersion, eq(flowVersion.id, run.versionId))
      .where(eq(run.id, id));
    const { rows: steps, next } = await readSteps(tx, { id, startedAt: new Date(found.startedAt) }, null);
    if (!more) throw new UserError('not-found');
    const former = await tx
      .select({ document: flowVersion.document })
      .from(flowVersion)
      .where(inArray(flowVersion.id, more.movedFrom ?? []));
    return {
      ...found,
      document: more.document,
      formerDocuments: former.map(({ document }) => document),
      vars: more.state.vars,
      steps,
      next,
    };
  },
});
