import { z } from 'zod';
import { channelManifests } from '#/channels/manifests.ts';
import { roomOf } from '#/flow/graph/rooms.ts';
import { UserError } from '#/lib/errors.ts';
import { defineUseCase } from '../use-case.ts';
import { lockChannel } from './find-channel.ts';
import { writeSecrets } from './write-secrets.ts';

/** Replaces one credential of a channel; webhooks signed with the one before are still accepted for 24 hours. */
export const rotateSecret = defineUseCase({
  access: 'channel.manage',
  input: z.strictObject({ id: z.uuid(), field: z.string().max(40), value: z.string().trim().min(1).max(1_000) }),
  async run({ tx, workspaceId, changed }, { id, field, value }) {
    const { kind } = await lockChannel(tx, id);
    const known = roomOf<z.ZodType>(
      (roomOf(channelManifests, kind)?.secrets as z.ZodObject | undefined)?.shape ?? {},
      field,
    );
    if (!known?.safeParse(value).success) throw new UserError('invalid-input', { field: known ? 'value' : 'field' });
    await writeSecrets(tx, { workspaceId, id }, { [field]: value });
    changed('channel', id);
    return {};
  },
});
