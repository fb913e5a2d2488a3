import { sql } from 'drizzle-orm';
import { UserError } from '#/lib/errors.ts';
import { withIdentity } from '../db/doors.ts';
import { rateLimit } from '../db/schema/identity.ts';

/** How often something may be tried within a stretch of time. */
export interface TryLimit {
  /** What is limited; part of the key. */
  what: string;
  tries: number;
  seconds: number;
}

/** Counts a try, over all processes. Throws `too-many-requests` when it is one too many. */
export async function limitTries({ what, tries, seconds }: TryLimit, who: string): Promise<void> {
  const over = sql`${rateLimit.resetsAt} <= now()`;
  const resetsAt = sql`now() + make_interval(secs => ${seconds})`;
  const [counted] = await withIdentity((tx) =>
    tx
      .insert(rateLimit)
      .values({ key: `${what}:${who}`, tries: 1, resetsAt })
      .onConflictDoUpdate({
        target: rateLimit.key,
        set: {
          tries: sql`case when ${over} then 1 else ${rateLimit.tries} + 1 end`,
          resetsAt: sql`case when ${over} then excluded.resets_at else ${rateLimit.resetsAt} end`,
        },
      })
      .returning({ tries: rateLimit.tries }),
  );
  if ((counted?.tries ?? 1) > tries) throw new UserError('too-many-requests');
}
