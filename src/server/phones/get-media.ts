import { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import type { ChatView } from '#/simulator/control/views.ts';
import { defineUseCase } from '../use-case.ts';
import { drive } from './drive.ts';
import { ownNumber } from './own-numbers.ts';
import { phoneKey } from './phone-input.ts';

/** A file in a chat of a simulated phone. Throws `not-found` for files of other chats. */
export const getMedia = defineUseCase({
  access: 'phone.read',
  input: z.strictObject({ ...phoneKey, media: z.string().max(200) }),
  async ahead({ channelId, id, media }, { workspaceId }) {
    const { number } = await ownNumber(workspaceId, channelId);
    return drive(async (client) => {
      if (!holds(await client.chat(number, id), media)) throw new UserError('not-found');
      return client.media(media);
    });
  },
  run: async (_work, _input, file) => file,
});

function holds({ messages }: ChatView, media: string): boolean {
  return messages.some(({ content }) => {
    if (content.kind === 'media') return content.mediaId === media;
    const header = 'header' in content ? content.header : null;
    return header !== null && 'mediaId' in header && header.mediaId === media;
  });
}
