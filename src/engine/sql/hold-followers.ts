import type { RawTx } from '#/server/db/client.ts';

/** Puts off what must not overtake files that go now; their delivery lets it go sooner. */
export async function holdFollowers(tx: RawTx, files: readonly string[], until: Date): Promise<void> {
  await tx`
    update outbox o set next_at = ${until}
    from (select id, bucket from outbox where after_media = any(${files as string[]}::uuid[]) order by id for update) f
    where o.bucket = f.bucket and o.id = f.id`;
}
