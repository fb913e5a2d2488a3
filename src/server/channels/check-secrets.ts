import { asEngine } from '../db/doors.ts';
import { openChannel } from './open-channel.ts';

/** Tries to open the credentials of every channel; answers how many opened, and the names of those that did not. */
export async function checkSecrets(): Promise<{ opened: number; broken: string[] }> {
  return asEngine(async (tx) => {
    const rows = await tx<{ id: string; name: string }[]>`
      select id, name from channel where state <> 'disconnected' order by id`;
    const broken: string[] = [];
    for (const { id, name } of rows) await openChannel(tx, id).catch(() => broken.push(name));
    return { opened: rows.length - broken.length, broken };
  });
}
