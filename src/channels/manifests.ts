import type { ChannelManifest } from './contract.ts';
import { whatsappCloudManifest } from './whatsapp-cloud/manifest.ts';

/** What each channel is. A new channel is a folder and one line here, in `adapters.ts` and in `setups.tsx`. */
export const channelManifests = {
  'whatsapp-cloud': whatsappCloudManifest,
} as const satisfies Record<string, ChannelManifest>;

/** A kind of channel. */
export type ChannelKind = keyof typeof channelManifests;
