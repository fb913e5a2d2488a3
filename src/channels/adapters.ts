import type { ChannelAdapter } from './contract.ts';
import type { ChannelKind } from './manifests.ts';
import { whatsappCloudAdapter } from './whatsapp-cloud/adapter.ts';

/** How each channel behaves. */
export const channelAdapters: Record<ChannelKind, ChannelAdapter> = {
  'whatsapp-cloud': whatsappCloudAdapter,
};
