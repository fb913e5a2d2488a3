import type { RunState } from '#/flow/run/state.ts';
import type { Json } from '#/lib/json.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { InboxKind } from '#/server/db/schema/engine.ts';

/** Inbox rows of locked lanes, ready or not; read after the lock, in a statement of its own. */
export function readEvents(tx: RawTx, conversations: readonly string[], now: Date) {
  return tx<{ id: string; conversation_id: string; kind: InboxKind; at: Date; ready: boolean; payload: Json }[]>`
    select id, conversation_id, kind, at, ready_at <= ${now} as ready, payload from inbox
    where conversation_id = any(${conversations as string[]}::uuid[])
    order by at, id limit 5000`;
}

/** Active runs of locked lanes. */
export function readRuns(tx: RawTx, conversations: readonly string[]) {
  return tx<
    {
      id: string;
      conversation_id: string;
      flow_id: string;
      version_id: string;
      moved_from: string[] | null;
      engine_schema: number;
      seq: number;
      state: RunState;
      due_at: Date | null;
      held_due_at: Date | null;
      started_at: Date;
    }[]
  >`
    select id, conversation_id, flow_id, version_id, moved_from, engine_schema, seq, state, due_at, held_due_at, started_at
    from run where conversation_id = any(${conversations as string[]}::uuid[]) and status = 'waiting'`;
}

/** The facts of each lane: contact, tags, workspace, channel. */
export function readFacts(tx: RawTx, conversations: readonly string[]) {
  return tx<
    {
      id: string;
      contact_id: string;
      name: string | null;
      username: string | null;
      phone: string | null;
      language: string | null;
      time_zone: string | null;
      fields: Record<string, Json>;
      tags: string[];
      opted_out: boolean;
      consent_at: Date | null;
      workspace_name: string;
      workspace_time_zone: string;
      workspace_locale: string;
      channel_kind: string;
      channel_name: string;
    }[]
  >`
    select c.id, ct.id as contact_id, ct.name, ct.username, ct.language, ct.time_zone, ct.fields,
      ct.opted_out_at is not null as opted_out, ct.consent_at, w.name as workspace_name, w.time_zone as workspace_time_zone, w.locale as workspace_locale,
      ch.kind as channel_kind, ch.name as channel_name,
      (select a.value from contact_address a where a.workspace_id = ct.workspace_id and a.contact_id = ct.id
        and a.kind = 'phone' order by a.created_at desc limit 1) as phone,
      array(select t.tag from contact_tag t where t.workspace_id = ct.workspace_id and t.contact_id = ct.id
        order by t.created_at, t.tag) as tags
    from conversation c
    join contact ct on ct.workspace_id = c.workspace_id and ct.id = c.contact_id
    join workspace w on w.id = c.workspace_id
    join channel ch on ch.workspace_id = c.workspace_id and ch.id = c.channel_id
    where (c.bucket, c.id) in (select get_byte(uuid_send(id), 15), id from unnest(${conversations as string[]}::uuid[]) as u (id))`;
}

/** How much each flow has sent to these contacts in this hour. */
export function readPace(tx: RawTx, conversations: readonly string[], hour: number) {
  return tx<{ conversation_id: string; flow_id: string; sends: number }[]>`
    select conversation_id, flow_id, sends from flow_pace
    where conversation_id = any(${conversations as string[]}::uuid[]) and hour = ${hour}`;
}

/** The live flows of workspaces. */
export function readLiveFlows(tx: RawTx, workspaces: readonly string[]) {
  return tx<{ workspace_id: string; id: string; live_version_id: string }[]>`
    select workspace_id, id, live_version_id from flow
    where workspace_id = any(${workspaces as string[]}::uuid[]) and status = 'live' and live_version_id is not null`;
}

/** Documents of flow versions. */
export function readVersions(tx: RawTx, ids: readonly string[]) {
  return tx<{ workspace_id: string; id: string; flow_id: string; engine_schema: number; document: Json }[]>`
    select workspace_id, id, flow_id, engine_schema, document from flow_version where id = any(${ids as string[]}::uuid[])`;
}
