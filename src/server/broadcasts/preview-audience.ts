import { z } from 'zod';
import { defineUseCase } from '../use-case.ts';
import { broadcastDraft } from './broadcast-inputs.ts';
import { countAudience } from './count-audience.ts';

/** A dry run over the whole audience of what is being written: who would get it now, who not and why. */
export const previewAudience = defineUseCase({
  access: 'broadcast.read',
  input: z.strictObject({
    audience: broadcastDraft.shape.audience,
    content: broadcastDraft.shape.content,
    channelId: broadcastDraft.shape.channelId,
  }),
  run: ({ tx }, draft) => countAudience(tx, draft),
});
