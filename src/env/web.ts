import { z } from 'zod';
import { baseEnv } from './base.ts';
import { readLocalFile } from './local.ts';
import { parseSettings } from './parse.ts';

const text = z.string().optional();
const address = z.url().optional();

/** Settings that only the web process reads. */
export const webShape = {
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters; make one with: openssl rand -base64 32'),
  AUTH_GITHUB_ID: text,
  AUTH_GITHUB_SECRET: text,
  AUTH_GOOGLE_ID: text,
  AUTH_GOOGLE_SECRET: text,
  AUTH_MICROSOFT_ID: text,
  AUTH_MICROSOFT_SECRET: text,
  AUTH_MICROSOFT_ISSUER: address,
  AUTH_OIDC_ID: text,
  AUTH_OIDC_SECRET: text,
  AUTH_OIDC_ISSUER: address,
  AUTH_OIDC_NAME: text,
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
};
export type WebEnv = z.output<z.ZodObject<typeof webShape>>;

let cached: WebEnv | undefined;

/** The settings of the web process; what `npm start` made for this machine fills the gaps. Throws `SettingsError`. */
export function webEnv(): WebEnv {
  cached ??= readWebEnv(process.env);
  return cached;
}

/** Reads the settings from a source without remembering them. */
export function readWebEnv(source: NodeJS.ProcessEnv): WebEnv {
  const local = readLocalFile(source.RECADO_DATA_DIR || '.data', 'secrets.json');
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value));
  return parseSettings(webShape, { ...local, ...set });
}

/** Forgets the settings, so that a test may change them. */
export function forgetWebEnv(): void {
  cached = undefined;
}

/** Tells next-auth, which reads the environment itself, under which address we are reached. */
export function announceAppUrl(): void {
  process.env.NEXTAUTH_URL = baseEnv().APP_URL;
}

/** True in a production build. */
export function isProduction(): boolean {
  return process.env.NODE_ENV === 'production';
}
