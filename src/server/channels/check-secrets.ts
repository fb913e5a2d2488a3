import { asEngine } from '../db/doors.ts';
import { openChannel } from './open-channel.ts';

/** What became of the credentials of all channels; `broken` and `unsigned` are names. */
export interface SecretsCheck {
  opened: number;
  /** The key does not open them. */
  broken: string[];
  /** Without an app secret, so that every webhook is refused. */
  unsigned: string[];
}

/** Tries to open the credentials of every channel. */
export async function checkSecrets(): Promise<SecretsCheck> {
  return asEngine(async (tx) => {
    const rows = await tx<{ id: string; name: string }[]>`
      select id, name from channel where state <> 'disconnected' order by id`;
    const check: SecretsCheck = { opened: 0, broken: [], unsigned: [] };
    for (const { id, name } of rows) {
      const channel = await openChannel(tx, id).catch(() => null);
      if (!channel) check.broken.push(name);
      else if (!channel.secrets.appSecret) check.unsigned.push(name);
      else check.opened += 1;
    }
    return check;
  });
}
