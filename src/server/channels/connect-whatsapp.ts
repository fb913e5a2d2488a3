import { z } from 'zod';
import { whatsappConfig, whatsappSecrets } from '#/channels/whatsapp-cloud/manifest.ts';
import { newToken } from '../auth/token-hash.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { checkCredentials } from './check-credentials.ts';
import { insertChannel } from './insert-channel.ts';
import { webhookUrl } from './webhook-url.ts';

const { accessToken, appSecret, verifyToken } = whatsappSecrets.shape;
const { wabaId, portfolioId } = whatsappConfig.shape;

/**
 * Connects a WhatsApp number. Meta is asked first whether the credentials are good; when it cannot be reached they are
 * stored unchecked, and the answer says so. Throws `channel-refused`, `channel-exists`.
 */
export const connectWhatsapp = defineUseCase({
  access: 'channel.manage',
  input: z.strictObject({
    name: givenName.optional(),
    phoneNumberId: wabaId,
    wabaId,
    portfolioId,
    accessToken,
    appSecret,
    /** Made by us where it is left out. */
    verifyToken: verifyToken.optional(),
  }),
  ahead: ({ phoneNumberId: externalId, wabaId, portfolioId, accessToken, appSecret }) =>
    checkCredentials({
      kind: 'whatsapp-cloud',
      externalId,
      config: { wabaId, ...(portfolioId ? { portfolioId } : {}) },
      secrets: { accessToken, appSecret },
      simulated: false,
    }),
  async run({ tx, workspaceId, changed }, input, { checked, displayPhone, verifiedName }) {
    const { phoneNumberId: externalId, wabaId, portfolioId, accessToken, appSecret } = input;
    const verifyToken = input.verifyToken ?? newToken();
    const { id, webhookKey } = await insertChannel(tx, {
      workspaceId,
      kind: 'whatsapp-cloud',
      name: input.name ?? verifiedName ?? displayPhone ?? 'WhatsApp',
      simulated: false,
      externalId,
      config: {
        wabaId,
        ...(displayPhone ? { displayPhone } : {}),
        ...(verifiedName ? { verifiedName } : {}),
        ...(portfolioId ? { portfolioId } : {}),
      },
      secrets: { accessToken, appSecret, verifyToken },
    });
    changed('channel', id);
    return { id, channelKey: webhookKey, webhookUrl: webhookUrl(webhookKey), verifyToken, checked };
  },
});
