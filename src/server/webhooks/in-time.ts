import { OperationalError } from '#/lib/errors.ts';

/** The same, but for a database that does not come to it within `ms`: then throws `OperationalError`. The work itself goes on. */
export function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OperationalError('database-down')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
