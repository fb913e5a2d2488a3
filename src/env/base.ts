import { z } from 'zod';
import { readLocalFile } from './local.ts';
import { parseSettings } from './parse.ts';

const port = z.coerce.number().int().min(1).max(65535);

const databaseUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://');

/** Settings that every process reads. */
export const baseShape = {
  DATABASE_URL: databaseUrl,
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  RECADO_DATA_DIR: z.string().default('.data'),
  PORT: port.default(3000),
  APP_URL: z.url().optional(),
  ENCRYPTION_KEY: z.string().min(32, 'must have at least 32 characters; make one with: openssl rand -base64 32'),
  WHATSAPP_GRAPH_URL: z.url().default('https://graph.facebook.com'),
  WHATSAPP_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'looks like v26.0')
    .default('v26.0'),
  SIMULATOR_PORT: port.optional(),
  SIMULATOR_TOKEN: z.string().min(16).optional(),
  ALLOWED_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((host) => host.trim())
        .filter(Boolean),
    ),
  S3_ENDPOINT: z.url().optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
};

export type BaseEnv = z.output<z.ZodObject<typeof baseShape>> & { APP_URL: string };

let cached: BaseEnv | undefined;

/** The settings of this process; what `npm start` made for this machine fills the gaps. Throws `SettingsError`. */
export function baseEnv(): BaseEnv {
  cached ??= readBaseEnv(process.env);
  return cached;
}

/** The database without a pooler in between: for listening, migrations and pg-boss's upkeep, which need a session. */
export function directDatabaseUrl(): string {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = baseEnv();
  return DATABASE_DIRECT_URL ?? DATABASE_URL;
}

/** Reads the settings from a source without remembering them. */
export function readBaseEnv(source: NodeJS.ProcessEnv): BaseEnv {
  const dataDir = source.RECADO_DATA_DIR || '.data';
  const local = { ...readLocalFile(dataDir, 'secrets.json'), ...readLocalFile(dataDir, 'instance.json') };
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value));
  const env = parseSettings(baseShape, { ...local, ...set });
  return { ...env, APP_URL: (env.APP_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '') };
}

/** Forgets the settings, so that a test may change them. */
export function forgetEnv(): void {
  cached = undefined;
}
