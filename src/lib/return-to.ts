/**
 * Where to go after signing in or out: a page of ours, whatever was asked for. Anything that a browser could read as
 * another site's address leads to the start page.
 */
export function safeReturnTo(wanted: string, origin: string): string {
  const plain = wanted.length <= 2_000 && !/[\\\p{C}]/u.test(wanted);
  const target = plain && URL.canParse(wanted, origin) ? new URL(wanted, origin) : null;
  if (!target || target.origin !== origin || target.pathname.startsWith('//')) return origin;
  return target.href;
}
