import { streamChanges } from '#/server/live/stream-changes.ts';
import { asTrpcError, workspaceProcedure } from '../init.ts';

/** What changes in the workspace, as it happens. */
export const onChange = workspaceProcedure.meta({ access: 'workspace.read' }).subscription(async function* ({
  ctx,
  signal,
}) {
  const actor = { kind: 'member', userId: ctx.session.userId, workspace: ctx.workspace } as const;
  try {
    for await (const changes of streamChanges(actor, signal ?? new AbortController().signal)) yield { changes };
  } catch (thrown) {
    throw asTrpcError(thrown);
  }
});
