import { eq, sql } from 'drizzle-orm';
import { OperationalError } from '#/lib/errors.ts';
import { withWorkspace } from '../db/doors.ts';
import { contactImport, contactImportError } from '../db/schema/imports.ts';
import type { ImportContactsJob } from '../jobs/import-contacts.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { blobs } from '../media/blobs.ts';
import type { Encoding } from './detect-encoding.ts';
import { importBatch } from './import-batch.ts';
import { importKey, removeImportFile } from './import-file.ts';
import { isCsvFault, type ReadRow, readRows } from './read-csv.ts';

/** Rows that one transaction takes in at most. */
const batchSize = 500;

type Held = typeof contactImport.$inferSelect;

/**
 * Takes a file of contacts in, batch by batch, each in a transaction of its own, and the file away at its end. Begun again
 * after a crash it passes over what was committed and goes on behind it.
 */
export async function runImport(job: ImportContactsJob, size = batchSize): Promise<void> {
  const { workspaceId, importId } = job;
  const held = await readImport(job);
  if (!held) return;
  if (held.state === 'running') {
    const fault = await readFile(held, size);
    if (fault !== 'not-mine') await finish(job, fault);
    publishChanges(workspaceId, [{ topic: 'import' }, { topic: 'contact' }, { topic: 'group' }]);
  }
  const now = await readImport(job);
  if (now?.hash && now.state !== 'running' && now.state !== 'ready') {
    await removeImportFile(workspaceId, importId, now.hash);
    await withWorkspace(workspaceId, (tx) =>
      tx.update(contactImport).set({ hash: null, sample: [] }).where(eq(contactImport.id, importId)),
    );
  }
}

async function readImport({ workspaceId, importId }: ImportContactsJob): Promise<Held | undefined> {
  const [held] = await withWorkspace(workspaceId, (tx) =>
    tx.select().from(contactImport).where(eq(contactImport.id, importId)),
  );
  return held;
}

/** Reads to the end: null there, `unreadable` where it breaks, `not-mine` when somebody else goes on or it was cancelled. */
async function readFile(held: Held, size: number): Promise<null | 'unreadable' | 'not-mine'> {
  const { workspaceId, id, hash, rows: done } = held;
  const source = await blobs().open(importKey(workspaceId, id, hash ?? ''));
  if (!source) throw new OperationalError('storage-down');
  let at = done;
  let skipped = -1; // the header is one more row
  let batch: ReadRow[] = [];
  const commit = async (): Promise<boolean> => {
    const mine = await withWorkspace(workspaceId, (tx) => importBatch(tx, id, at, batch));
    at += batch.length;
    batch = [];
    publishChanges(workspaceId, [{ topic: 'import', id }]);
    return mine;
  };
  try {
    for await (const row of readRows(source, held.encoding as Encoding, held.delimiter)) {
      if (++skipped <= done) continue;
      batch.push(row);
      if (batch.length === size && !(await commit())) return 'not-mine';
    }
  } catch (thrown) {
    if (!isCsvFault(thrown)) throw thrown;
    return batch.length === 0 || (await commit()) ? 'unreadable' : 'not-mine';
  }
  return batch.length === 0 || (await commit()) ? null : 'not-mine';
}

async function finish({ workspaceId, importId }: ImportContactsJob, fault: null | 'unreadable'): Promise<void> {
  await withWorkspace(workspaceId, async (tx) => {
    const [ended] = await tx
      .update(contactImport)
      .set({ state: fault ? 'failed' : 'done', endedAt: sql`clock_timestamp()` })
      .where(sql`${contactImport.id} = ${importId} and ${contactImport.state} = 'running'`)
      .returning({ rows: contactImport.rows });
    if (ended && fault) {
      const row = { workspaceId, importId, row: ended.rows + 1, reason: fault, column: null, cells: [] };
      await tx.insert(contactImportError).values(row).onConflictDoNothing();
    }
  });
}
