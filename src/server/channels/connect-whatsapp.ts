import { z } from 'zod';
import { newToken } from '../auth/token-hash.ts';
import { givenName } from '../inputs.ts';
import { defineUseCase } from '../use-case.ts';
import { checkCredentials } from './check-credentials.ts';
import { insertChannel } from './insert-channel.ts';
import { webhookUrl } from './webhook-url.ts';

const metaId = z.string().regex(/^\d{5,25}$/);
const credential = z.string().trim().min(1).max(1_000);

/**
 * Connects a WhatsApp number. Meta is asked first whether the credentials are good; when it cannot be reached they are
 * stored unchecked, and the answer says so. Throws `channel-refused`, `channel-exists`.
 */
export const connectWhatsapp = defineUseCase({
  access: 'channel.manage',
  input: z.strictObject({
    name: givenName.optional(),
    phoneNumberId: metaId,
    /** The WhatsApp Business Account that the number belongs to. */
    wabaId: metaId,
    portfolioId: metaId.optional(),
    accessToken: credential,
    appSecret: credential,
    /** Made by us where it is left out. */
    verifyToken: credential.optional(),
  }),
  ahead: ({ phoneNumberId: externalId, wabaId, portfolioId, accessToken, appSecret }) =>
    checkCredentials({
      kind: 'whatsapp-cloud',
      externalId,
      config: { wabaId, ...(portfolioId ? { portfolioId } : {}) },
      secrets: { accessToken, appSecret },
      simulated: false,
    }),
  async run({ tx, workspaceId, changed }, input, { checked, displayPhone, verifiedName, reach }) {
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
      reach,
    });
    changed('channel', id);
    return { id, channelKey: webhookKey, webhookUrl: webhookUrl(webhookKey), verifyToken, checked };
  },
});
