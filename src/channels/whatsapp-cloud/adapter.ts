import type { ChannelAdapter } from '../contract.ts';
import { identifyNumber, markRead } from './client.ts';
import { parseWebhook } from './inbound.ts';
import { capabilities } from './limits.ts';
import { fetchMedia, uploadMedia } from './media.ts';
import { planMessage } from './outbound.ts';
import { sendMessage } from './send.ts';
import { templateDesk } from './templates.ts';
import { answerHandshake, verifySignature } from './verify.ts';

/** How WhatsApp behaves on Meta's Cloud API. */
export const whatsappCloudAdapter: ChannelAdapter = {
  kind: 'whatsapp-cloud',
  capabilities,
  verify: verifySignature,
  handshake: answerHandshake,
  parse: parseWebhook,
  plan: planMessage,
  send: sendMessage,
  upload: uploadMedia,
  fetchMedia,
  markRead,
  identify: identifyNumber,
  templates: templateDesk,
};
