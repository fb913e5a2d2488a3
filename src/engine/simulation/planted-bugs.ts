import { type HttpClient, HttpFailure } from '#/lib/http.ts';
import { readClaims } from '../sql/read-claims.ts';
import { evened } from './history.ts';
import type { Process } from './scheduler.ts';
import { rowsIn, type Statement, withText } from './statement.ts';
import type { Tampering } from './wire.ts';
import type { World } from './world.ts';

/** A mistake that the simulator can make the engine commit, without a line of the engine being changed. */
export interface Bug {
  /** The seed that found it first; the test replays it, and some that follow. */
  foundAt?: number;
  tamper?(world: World): Tampering;
  http?(client: HttpClient, world: World, process: Process): HttpClient;
  /** The webhook is answered before it is stored. */
  answersEarly?: true;
}

type Rows = Record<string, unknown>[];

/** The engine as it is. */
export const noBug: Bug = {};

const reads = {
  heads: 'with recursive channels',
  claims: 'select o.workspace_id, o.bucket, o.id, o.conversation_id, o.contact_id',
  events: 'select id, conversation_id, kind, at, ',
  limits: 'select channel_id, full_rate, rate, burst, tat',
  statuses: 'with r as ( select * from jsonb_to_recordset($1) as r (message_id uuid, provider_id text, rank smallint',
  seen: 'insert into inbound_seen',
  moves: 'update run r set seq = r.seq + 1',
};

/** Replaces a piece of a statement's text; says so loudly when the engine no longer has it. */
function rewrite(beginning: string, piece: RegExp, by: string): Bug['tamper'] {
  return () => ({
    statement(statement, text) {
      if (!evened(text).startsWith(beginning)) return statement;
      if (!piece.test(text)) throw new Error(`the planted bug no longer fits: ${beginning}`);
      return withText(statement, text.replace(piece, by));
    },
  });
}

/** Changes the rows that a statement answers, in place. */
function retell(beginning: string, change: (row: Rows[number], world: World) => void): Bug['tamper'] {
  return (world) => ({
    rows(text, rows) {
      if (evened(text).startsWith(beginning)) for (const row of rows) change(row, world);
      return rows;
    },
  });
}

/** Claims are judged by what stood in the snapshot in which the heads were picked, before anything was locked. */
function earlyClaims({ runtime, scheduler }: World): Tampering {
  let early = new Map<unknown, Rows[number]>();
  return {
    async rows(text, rows, run) {
      const flat = evened(text);
      if (flat.startsWith(reads.heads) && rows.length > 0) {
        const sql = (strings: readonly string[], ...args: unknown[]) => run({ label: 'early claims', strings, args });
        const tx = Object.assign(sql, { json: (value: never) => runtime.links.admin.json(value) });
        const seen = (await readClaims(tx as never, rows as never, new Date(scheduler.now))) as unknown as Rows;
        early = new Map(seen.map((row) => [row.id, row]));
        // and it takes its time before it locks anything
        await scheduler.gate('sender: has read too early', { delay: scheduler.chance.pick([0, 0, 500]) });
      }
      if (!flat.startsWith(reads.claims)) return rows;
      for (const row of rows) Object.assign(row, early.get(row.id));
      return rows;
    },
  };
}

/** Rows of one statement are updated one by one, in any order, as a plan may choose where none is asked for. */
function rowByRow({ scheduler }: World): Tampering {
  return {
    instead(statement, text, run) {
      const rows = rowsIn(statement.args);
      if (!evened(text).startsWith(reads.statuses) || rows.length < 2) return undefined;
      return (async () => {
        const done: Rows = [];
        for (const row of scheduler.chance.shuffle(rows)) {
          await scheduler.gate('receive: next row');
          const only = statement.args.map((arg) => {
            if (Array.isArray(arg)) return [row.message_id];
            const json = arg as { value?: unknown } | null;
            return Array.isArray(json?.value)
              ? Object.assign(Object.create(Object.getPrototypeOf(json)), json, { value: [row] })
              : arg;
          });
          done.push(...(await run({ ...statement, args: only })));
        }
        return done;
      })();
    },
  };
}

/** Redeliveries are told apart by id and time of arrival: one that comes in another minute is new. */
function forgetfulGuard(world: World): Tampering {
  const suffix = () => `@${Math.floor(world.now / 60_000)}`;
  return {
    statement(statement: Statement, text) {
      if (!evened(text).startsWith(reads.seen)) return statement;
      return withText(
        statement,
        text.replace(
          'select workspace_id, channel_id, provider_id,',
          `select workspace_id, channel_id, provider_id || '${suffix()}',`,
        ),
      );
    },
    rows(text, rows) {
      if (evened(text).startsWith(reads.seen))
        for (const row of rows) row.provider_id = String(row.provider_id).split('@')[0];
      return rows;
    },
  };
}

/**
 * The planted bugs by their numbers in the design. No schedule has broadcasts yet, and so their bug (15) is missing.
 */
export const plantedBugs: Record<string, Bug> = {
  '01-resend-when-the-answer-was-lost': {
    foundAt: 88,
    http: (client) => async (request) => {
      try {
        return await client(request);
      } catch (thrown) {
        throw thrown instanceof HttpFailure ? new HttpFailure('unreachable', false) : thrown;
      }
    },
  },
  '02-turn-without-a-transaction': { foundAt: 1, tamper: () => ({ autocommit: 'engine' }) },
  '03-acknowledge-before-commit': { foundAt: 1, answersEarly: true },
  '04-claim-any-message-of-a-run': {
    foundAt: 3,
    tamper: rewrite(reads.heads, /and not exists \([\s\S]*?\)\)\s*order by/, 'order by'),
  },
  '05-window-checked-when-planned': {
    foundAt: 20,
    tamper: retell(reads.claims, (row, world) => {
      row.last_in_at = new Date(world.now);
    }),
  },
  '06-takeover-checked-before-the-lock': { foundAt: 191, tamper: earlyClaims },
  '07-dedupe-by-time-and-id': { foundAt: 2, tamper: forgetfulGuard },
  '08-status-may-step-back': {
    foundAt: 1,
    tamper: rewrite(reads.statuses, /status = greatest\(m\.status, best\.rank\)/, 'status = best.rank'),
  },
  '09-lease-longer-than-the-fence': {
    foundAt: 1,
    http: (client, world, process) => async (request) => {
      // the worker sits on what it has claimed for as long as it likes
      const delay = world.scheduler.chance.pick([0, 0, 0, 45_000]);
      await world.scheduler.gate('graph: sits on a claim', { process, task: null, delay });
      return client(request);
    },
  },
  '10-timer-beats-an-earlier-message': {
    foundAt: 13,
    tamper: retell(reads.events, (row, world) => {
      if (row.kind === 'message') row.at = new Date(world.now + 1);
    }),
  },
  '11-limiter-read-without-a-lock': { foundAt: 67, tamper: rewrite(reads.limits, /for no key update/, '') },
  '12-opt-out-from-a-cache': {
    foundAt: 22,
    tamper: (world) => {
      const cache = new Map<unknown, { value: unknown; until: number }>();
      return retell(reads.claims, (row) => {
        const known = cache.get(row.contact_id);
        if (known && known.until > world.now) row.opted_out = known.value;
        else cache.set(row.contact_id, { value: row.opted_out, until: world.now + 60_000 });
      })?.(world) as Tampering;
    },
  },
  '13-activity-result-delivered-twice': {
    foundAt: 27,
    tamper: (world) =>
      retell(reads.events, (row) => {
        if (row.kind !== 'activity') return;
        // taken by whatever call the run waits for now
        const payload = row.payload as { runId: string; key: string };
        payload.key = world.waitsFor(payload.runId) ?? payload.key;
      })?.(world) as Tampering,
  },
  '14-move-restarts-a-wait': {
    foundAt: 36,
    tamper: rewrite(
      reads.moves,
      /when u\.keeps_time then r\.due_at/,
      'when u.keeps_time then r.due_at + ($1::timestamptz - r.updated_at)',
    ),
  },
  '16-update-without-lock-order': { foundAt: 23, tamper: rowByRow },
};
