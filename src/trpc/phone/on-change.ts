import { streamPhones } from '#/server/phones/stream-phones.ts';
import { asTrpcError, workspaceProcedure } from '../init.ts';

/** Which simulated phones change, as it happens. */
export const onChange = workspaceProcedure.meta({ access: 'phone.read' }).subscription(async function* ({
  ctx,
  signal,
}) {
  const actor = { kind: 'member', userId: ctx.session.userId, workspace: ctx.workspace } as const;
  try {
    for await (const changes of streamPhones(actor, signal ?? new AbortController().signal)) yield { changes };
  } catch (thrown) {
    throw asTrpcError(thrown);
  }
});
