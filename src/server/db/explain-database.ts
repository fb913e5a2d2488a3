import { codeOf } from './conflicts.ts';

const away = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'CONNECT_TIMEOUT', 'ETIMEDOUT']);

/** One sentence for the operator about why a database cannot be used; it never tells the password. */
export function explainDatabase(thrown: unknown, databaseUrl: string): string {
  const code = codeOf(thrown) ?? '';
  const url = URL.parse(databaseUrl);
  if (!url) return 'DATABASE_URL is no address; it looks like postgres://user:password@host:5432/name.';
  const where = `${url.hostname}:${url.port || 5432}${url.pathname}`;
  if (away.has(code)) return `The database at ${where} cannot be reached (${code}). Check DATABASE_URL.`;
  if (['28P01', '28000'].includes(code)) {
    return `The database at ${where} refused the user or password of DATABASE_URL.`;
  }
  if (code === '3D000')
    return `There is no database ${url.pathname.slice(1)} at ${url.host}. Create it, or check DATABASE_URL.`;
  if (code === '53100') return `The disk of the database at ${where} is full.`;
  if (code === '42501') return `The user of DATABASE_URL may not create tables and roles at ${where}.`;
  return `The database at ${where} could not be prepared: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}
