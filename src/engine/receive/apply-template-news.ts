import type { TemplateNews } from '#/channels/contract.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';

/** Whose template it is. */
export interface TemplateOwner {
  workspaceId: string;
  account: string;
}

/** Writes down what the provider tells of a template; what is not known, or says something else now, is fetched by a job. */
export async function applyTemplateNews(
  tx: RawTx,
  deps: EngineDeps,
  owner: TemplateOwner,
  news: TemplateNews,
): Promise<void> {
  const { workspaceId, account } = owner;
  const [found] = await tx<{ id: string }[]>`
    select id from template
    where workspace_id = ${workspaceId} and account = ${account} and (provider_id = ${news.providerId}
      or (name = ${news.name} and language = ${news.language}))
    order by provider_id = ${news.providerId} desc limit 1 for update`;
  if (!found || news.change.what === 'content') {
    await deps.jobs.enqueue(tx, 'sync-templates', [{ workspaceId, account }]);
    return;
  }
  const now = new Date(deps.clock.now());
  await write(tx, found.id, news, now);
  const paused = news.change.what === 'status' ? await pauseBroadcasts(tx, found.id, now) : [];
  deps.changed([
    { workspaceId, topic: 'template', id: found.id },
    ...paused.map(({ id }) => ({ workspaceId, topic: 'broadcast' as const, id })),
  ]);
}

/** A template that may not be sent stops its broadcasts at once; somebody resumes them when it is well again. */
function pauseBroadcasts(tx: RawTx, templateId: string, now: Date) {
  return tx<{ id: string }[]>`
    with its as (
      select b.workspace_id, b.id from broadcast b, template t, channel ch
      where t.id = ${templateId} and t.status not in ('approved', 'pending', 'in-appeal')
      and b.workspace_id = t.workspace_id and b.status in ('scheduled', 'sending')
      and ch.workspace_id = b.workspace_id and ch.id = b.channel_id and ch.config ->> 'wabaId' = t.account
      and b.content #>> '{config,template,name}' = t.name and b.content #>> '{config,template,language}' = t.language
      order by b.id for update of b
    )
    update broadcast b set status = 'paused', paused_because = 'template', updated_at = ${now}
    from its where b.workspace_id = its.workspace_id and b.id = its.id
    returning b.id`;
}

async function write(tx: RawTx, id: string, { change, at }: TemplateNews, now: Date): Promise<void> {
  if (change.what === 'quality') {
    await tx`update template set quality = ${change.quality}, changed_at = ${now} where id = ${id}`;
  } else if (change.what === 'category') {
    await tx`
      update template set category = ${change.category}, next_category = null, next_category_at = null, changed_at = ${now}
      where id = ${id}`;
  } else if (change.what === 'next-category') {
    await tx`
      update template set next_category = ${change.category}, next_category_at = ${change.from && new Date(change.from)},
        changed_at = ${now}
      where id = ${id} and category <> ${change.category}`;
  } else if (change.what === 'status') {
    const told = at === null ? null : new Date(at);
    // news may come late, and twice: what was told of a later time stands
    await tx`
      update template set status = ${change.status}, reason = ${change.reason}, advice = ${change.advice},
        told_at = greatest(told_at, ${told}), changed_at = ${now}
      where id = ${id} and (told_at is null or ${told}::timestamptz is null or told_at <= ${told})`;
  }
}
