import { z } from 'zod';

/** Names one simulated person: the channel of the number, and the person's id in the chat with it. */
export const phoneKey = { channelId: z.uuid(), id: z.string().min(1).max(140) };
