import { baseEnv } from '#/env/base.ts';
import { SettingsError } from '#/env/parse.ts';
import { codeOf } from './conflicts.ts';
import { DatabaseUnfit, migrateDatabase } from './migrate.ts';

/** One sentence for the operator about why the database cannot be used. */
function explain(thrown: unknown): string {
  if (thrown instanceof DatabaseUnfit || thrown instanceof SettingsError) return thrown.message;
  const code = codeOf(thrown) ?? '';
  const url = URL.parse(baseEnv().DATABASE_URL);
  const where = url ? `${url.hostname}:${url.port || 5432}${url.pathname}` : 'DATABASE_URL';
  if (['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'CONNECT_TIMEOUT', 'ETIMEDOUT'].includes(code)) {
    return `The database at ${where} cannot be reached (${code}). Check DATABASE_URL.`;
  }
  if (['28P01', '28000'].includes(code))
    return `The database at ${where} refused the user or password of DATABASE_URL.`;
  if (code === '3D000')
    return `There is no database ${url?.pathname.slice(1)} at ${url?.host}. Create it, or check DATABASE_URL.`;
  if (code === '53100') return `The disk of the database at ${where} is full.`;
  if (code === '42501') return `The user of DATABASE_URL may not create tables and roles at ${where}.`;
  return `The database at ${where} could not be prepared: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}

try {
  await migrateDatabase(baseEnv().DATABASE_URL);
} catch (thrown) {
  process.stderr.write(`${explain(thrown)}\n`);
  process.exitCode = 1;
}
