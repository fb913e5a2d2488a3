import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { newToken } from '../auth/token-hash.ts';
import { workspace } from '../db/schema/workspaces.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { insertChannel } from './insert-channel.ts';
import { registerSimulatedChannels } from './register-simulated-channels.ts';
import { simulator } from './simulator.ts';

const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('');

/** Connects a number that lives in the simulator, with credentials that are good nowhere else. Throws `simulator-off`. */
export const connectSimulator = defineUseCase({
  access: 'channel.manage',
  input: z.strictObject({ name: givenName.optional() }),
  async run({ tx, workspaceId, changed }, { name: wanted }) {
    if (!simulator()) throw new UserError('simulator-off');
    const [own] = await tx.select({ name: workspace.name }).from(workspace).where(eq(workspace.id, workspaceId));
    const name = wanted ?? own?.name ?? 'WhatsApp';
    const { id } = await insertChannel(tx, {
      workspaceId,
      kind: 'whatsapp-cloud',
      name,
      simulated: true,
      externalId: `1${digits(14)}`,
      // +1 555 numbers are nobody's
      config: { wabaId: `2${digits(14)}`, displayPhone: `+1555${digits(7)}`, verifiedName: name },
      secrets: { accessToken: `sim-${newToken()}`, appSecret: newToken(), verifyToken: newToken() },
    });
    changed('channel', id);
    return { id };
  },
  after: registerSimulatedChannels,
});
