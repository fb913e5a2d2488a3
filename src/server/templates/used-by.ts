import { sql } from 'drizzle-orm';
import { sameShape, type TemplateCategory, type TemplateContent } from '#/flow/message/message-template.ts';
import type { Db } from '../db/client.ts';
import { rowsOf } from '../db/rows-of.ts';
import type { template } from '../db/schema/templates.ts';

/** A live flow that sends a template. */
export interface UsedBy {
  id: string;
  name: string;
  /** It was published with another shape or category of the template, and must be published anew. */
  outdated: boolean;
}

interface Row {
  id: string;
  name: string;
  /** As the published version knows it. */
  used: { category: TemplateCategory; content: TemplateContent } | null;
}

/** The live flows whose published version sends a template. */
export async function usedBy(tx: Db, of: typeof template.$inferSelect): Promise<UsedBy[]> {
  const rows = await rowsOf<Row>(
    tx,
    sql`
      select f.id, f.name, node #> '{config,template}' as used
      from flow f
      join flow_version v on v.workspace_id = f.workspace_id and v.id = f.live_version_id
      cross join lateral jsonb_array_elements(v.document -> 'nodes') node
      where f.status in ('live', 'paused') and node ->> 'type' = 'send-template'
        and node #>> '{config,template,name}' = ${of.name} and node #>> '{config,template,language}' = ${of.language}
      order by f.name, f.id`,
  );
  const flows = new Map<string, UsedBy>();
  for (const { id, name, used } of rows) {
    const outdated = !used || used.category !== of.category || !sameShape(used.content, of.content);
    flows.set(id, { id, name, outdated: outdated || (flows.get(id)?.outdated ?? false) });
  }
  return [...flows.values()];
}
