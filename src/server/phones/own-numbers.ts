import { and, asc, eq, ne } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { withWorkspace } from '../db/doors.ts';
import { channel } from '../db/schema/channels.ts';

/** A number of the workspace that lives in the simulator. */
export interface OwnNumber {
  channelId: string;
  name: string;
  state: string;
  displayPhone: string | null;
  /** Its id in the simulator. */
  number: string;
}

/** The simulated numbers of a workspace, the oldest first. Nobody else's people may be seen or driven. */
export async function ownNumbers(workspaceId: string): Promise<OwnNumber[]> {
  const rows = await withWorkspace(workspaceId, (tx) =>
    tx
      .select({
        channelId: channel.id,
        name: channel.name,
        state: channel.state,
        config: channel.config,
        number: channel.externalId,
      })
      .from(channel)
      .where(and(eq(channel.simulated, true), ne(channel.state, 'disconnected')))
      .orderBy(asc(channel.id)),
  );
  return rows.map(({ config, ...row }) => ({
    ...row,
    displayPhone: typeof config.displayPhone === 'string' ? config.displayPhone : null,
  }));
}

/** One simulated number of a workspace. Throws `not-found`. */
export async function ownNumber(workspaceId: string, channelId: string): Promise<OwnNumber> {
  const found = (await ownNumbers(workspaceId)).find((own) => own.channelId === channelId);
  if (!found) throw new UserError('not-found');
  return found;
}
