import { z } from 'zod';
import type { ChannelManifest } from '../contract.ts';
import { errorWords } from './error-words.ts';
import { capabilities } from './limits.ts';
import { newsWords } from './news-words.ts';
import { checkTemplateDraft, templateLanguages, templateLimits } from './template-rules.ts';
import { words } from './words.ts';

const metaId = z.string().regex(/^\d{5,25}$/);
const credential = z.string().trim().min(1).max(1_000);

/** Public attributes of a connected number. */
export const whatsappConfig = z.strictObject({
  /** The WhatsApp Business Account that the number belongs to. */
  wabaId: metaId,
  /** E.164 with plus; unknown until Meta could be asked. */
  displayPhone: z
    .string()
    .regex(/^\+\d{5,15}$/)
    .optional(),
  verifiedName: z.string().max(512).optional(),
  /** User ids are unique within a portfolio; without one, within the account. */
  portfolioId: metaId.optional(),
});
export type WhatsappConfig = z.infer<typeof whatsappConfig>;

/** Credentials of a connected number. */
export const whatsappSecrets = z.strictObject({
  accessToken: credential,
  /** Signs the webhooks. */
  appSecret: credential,
  /** Answers Meta's handshake. */
  verifyToken: credential,
});
export type WhatsappSecrets = z.infer<typeof whatsappSecrets>;

/** WhatsApp by Meta's Cloud API. */
export const whatsappCloudManifest: ChannelManifest = {
  kind: 'whatsapp-cloud',
  icon: 'message-circle',
  capabilities,
  config: whatsappConfig,
  secrets: whatsappSecrets,
  templates: { limits: templateLimits, languages: templateLanguages, check: checkTemplateDraft },
  words: {
    en: { ...words.en, ...errorWords.en, ...newsWords.en },
    es: { ...words.es, ...errorWords.es, ...newsWords.es },
    'pt-BR': { ...words['pt-BR'], ...errorWords['pt-BR'], ...newsWords['pt-BR'] },
  },
};
