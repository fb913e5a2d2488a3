import type { RawTx } from '#/server/db/client.ts';
import type { MessageBody } from '#/server/db/schema/engine.ts';

/** A message as a thread keeps it; `at` is ISO 8601. */
export interface MessageInput {
  workspace_id: string;
  bucket: number;
  id: string;
  conversation_id: string;
  channel_id: string;
  direction: 'in' | 'out';
  at: string;
  author: 'contact' | 'app';
  provider_id: string;
  quotes: string | null;
  status: number;
  ending: 'failed' | null;
  silent: boolean;
  body: MessageBody;
  referral: unknown;
}

/** Puts messages into their threads. One that was imported as history, and now comes as news, takes the place of its import. */
export function insertMessages(tx: RawTx, rows: readonly MessageInput[]) {
  return tx`
    insert into message (workspace_id, bucket, id, conversation_id, channel_id, direction, at, author, provider_id, quotes, status,
      ending, ending_reason, silent, body, referral)
    select workspace_id, bucket, id, conversation_id, channel_id, direction, at, author, provider_id, quotes, status,
      ending, case when ending is not null then 'provider' end, silent, body, referral
    from jsonb_to_recordset(${tx.json(rows as never)}) as r (workspace_id uuid, bucket smallint, id uuid, conversation_id uuid,
      channel_id uuid, direction text, at timestamptz, author text, provider_id text, quotes text, status smallint, ending text,
      silent boolean, body jsonb, referral jsonb)
    order by id
    on conflict (id) do update set direction = excluded.direction, author = excluded.author, quotes = excluded.quotes,
      silent = excluded.silent, body = excluded.body, referral = excluded.referral`;
}
