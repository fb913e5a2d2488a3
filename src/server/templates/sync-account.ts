import { and, eq, inArray, sql } from 'drizzle-orm';
import type { ProviderTemplate } from '#/channels/template-desk.ts';
import { sameTree } from '#/lib/same-tree.ts';
import type { Db } from '../db/client.ts';
import { withWorkspace } from '../db/doors.ts';
import { channelLimit } from '../db/schema/limits.ts';
import { template } from '../db/schema/templates.ts';
import { graphHttp } from '../net/graph-http.ts';
import { askProvider } from './ask-provider.ts';
import { accountsOf, openDesk } from './open-desk.ts';

/** What was known before the provider was asked: when each last changed. */
type Before = ReadonlyMap<string, number>;

/** An account's templates as its provider has them, and what we knew when it was asked. */
export interface Fetched {
  account: string;
  listed: readonly ProviderTemplate[];
  before: Before;
  /** People whom the account may write to outside their window; undefined where that is not told. */
  reach: number | null | undefined;
}

const keyOf = ({ name, language }: { name: string; language: string }) => `${name} ${language}`;

/** Asks the provider for the templates of an account, and for the limit under which they are sent. Throws what `askProvider` throws, and `not-found`. */
export async function fetchTemplates(workspaceId: string, account: string): Promise<Fetched> {
  const { desk, access, identify } = await openDesk(workspaceId, account);
  const known = await withWorkspace(workspaceId, (tx) =>
    tx.select().from(template).where(eq(template.account, account)),
  );
  const before = new Map(known.map((row) => [keyOf(row), row.changedAt.getTime()]));
  const listed = await askProvider(desk.list(access, graphHttp));
  const { reach } = await askProvider(identify(access, graphHttp));
  return { account, before, listed, reach };
}

/** Writes down what was fetched. What has changed here since the provider was asked stays: it was told later. */
export async function storeTemplates(
  tx: Db,
  workspaceId: string,
  { account, listed, before, reach }: Fetched,
): Promise<void> {
  if (reach !== undefined) await storeReach(tx, account, reach);
  const rows = await tx.select().from(template).where(eq(template.account, account)).for('update');
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  const now = new Date();
  const fresh = listed.filter((one) => !known.has(keyOf(one)));
  if (fresh.length > 0) {
    const values = fresh.map((one) => ({ ...one, workspaceId, account, changedAt: now, syncedAt: now }));
    await tx.insert(template).values(values).onConflictDoNothing();
  }
  for (const one of listed) {
    const row = known.get(keyOf(one));
    if (!row || before.get(keyOf(one)) !== row.changedAt.getTime()) continue;
    const { reason, ...told } = one;
    // a pause or a rejection was told with more words than the list has
    const words = one.status === row.status && reason === null ? {} : { reason, advice: null };
    const sample = sameTree(one.content.header, row.content.header) ? {} : { sampleAsset: null };
    if (!differs(row, told)) continue;
    await tx
      .update(template)
      .set({ ...told, ...words, ...sample, changedAt: now })
      .where(eq(template.id, row.id));
  }
  const names = new Set(listed.map(keyOf));
  const gone = rows.filter((row) => !names.has(keyOf(row)) && before.get(keyOf(row)) === row.changedAt.getTime());
  if (gone.length > 0) {
    await tx.delete(template).where(
      inArray(
        template.id,
        gone.map(({ id }) => id),
      ),
    );
  }
  await tx
    .update(template)
    .set({ syncedAt: sql`clock_timestamp()` })
    .where(and(eq(template.account, account)));
}

async function storeReach(tx: Db, account: string, reach: number | null): Promise<void> {
  const ids = (await accountsOf(tx)).find((one) => one.account === account)?.channels.map(({ id }) => id) ?? [];
  if (ids.length > 0) await tx.update(channelLimit).set({ reach }).where(inArray(channelLimit.channelId, ids));
}

function differs(row: typeof template.$inferSelect, told: Omit<ProviderTemplate, 'reason'>): boolean {
  return (Object.keys(told) as (keyof typeof told)[]).some((key) => !sameTree(row[key], told[key]));
}
