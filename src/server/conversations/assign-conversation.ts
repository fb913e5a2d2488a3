import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { allows } from '../auth/access.ts';
import type { Db } from '../db/client.ts';
import { member } from '../db/schema/workspaces.ts';
import { sharedEngineDeps } from '../engine-deps.ts';
import { defineUseCase } from '../use-case.ts';
import { giveToPeople } from './change-owner.ts';
import { lockConversation } from './lock-conversation.ts';

/** Assigns a conversation to a member who may reply, or to nobody in particular; either way people own it then. */
export const assignConversation = defineUseCase({
  access: 'conversation.reply',
  input: z.strictObject({ id: z.uuid(), userId: z.uuid().nullable() }),
  async run(work, { id, userId }) {
    const { clock } = await sharedEngineDeps();
    const held = await lockConversation(work.tx, id);
    if (userId) await requireAgent(work.tx, work.workspaceId, userId);
    if (held.owner === 'people' && held.ownerUserId === userId) return;
    await giveToPeople(work, held, userId, new Date(clock.now()));
  },
});

/** Throws `not-found` for somebody who does not belong to the workspace or may not reply. */
async function requireAgent(tx: Db, workspaceId: string, userId: string): Promise<void> {
  const [found] = await tx
    .select({ role: member.role })
    .from(member)
    .where(and(eq(member.workspaceId, workspaceId), eq(member.userId, userId)))
    .for('share');
  if (!found || !allows(found.role, 'conversation.reply')) throw new UserError('not-found');
}
