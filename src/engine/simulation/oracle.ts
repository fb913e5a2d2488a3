import { claimsOf } from './claims.ts';
import type { Script } from './generator.ts';
import { jsonRows, namedId, statementsOf, updatedColumns } from './history.ts';
import type { InboundMessage } from './meta.ts';
import { judgeMove } from './moves.ts';
import { type Input, ReferenceLane } from './reference.ts';
import type { Committed } from './wire.ts';
import { type InboxRow, Witness } from './witness.ts';

/** How late a timer may be served once everything works again. */
const latestMs = 15_000;

/** A promise that was broken, with what shows it. */
export interface Violation {
  promise: string;
  detail: string;
}

/** One request's claim, as it was committed. */
export interface Claim {
  message: string;
  attempt: number;
  at: number;
  channel: string;
}

interface ActivityPayload {
  runId: string;
  key: string;
  result: { ok: boolean; body?: { said: string } };
}

/** Judges every commit as it happens, by the reference interpreter and by what had been committed before. */
export class Oracle {
  readonly witness = new Witness();
  readonly lanes = new Map<string, ReferenceLane>();
  readonly violations: Violation[] = [];
  readonly claims: Claim[] = [];
  /** When something last began to work again. */
  recoveredAt = 0;
  private readonly script: Script;
  private readonly workspaceOf: (tenant: number) => string;
  private readonly said: (wamid: string) => InboundMessage;
  /** Conversations that it has given up, as they no longer go by the reference. */
  readonly lost = new Set<string>();

  constructor(script: Script, workspaceOf: (tenant: number) => string, said: (wamid: string) => InboundMessage) {
    this.script = script;
    this.workspaceOf = workspaceOf;
    this.said = said;
  }

  /** Books a violation. */
  blame(promise: string, detail: string): void {
    this.violations.push({ promise, detail });
  }

  lane(conversation: string): ReferenceLane {
    const lane = this.lanes.get(conversation) ?? new ReferenceLane();
    this.lanes.set(conversation, lane);
    return lane;
  }

  /** Takes a commit in. */
  commit(committed: Committed): void {
    this.witness.note(committed);
    this.followOperators(committed);
    for (const claim of claimsOf(committed, this)) this.claims.push(claim);
    judgeMove(committed, this);
    const inputs = this.digested(committed);
    for (const row of jsonRows(committed, 'update conversation c set last_in_at')) {
      this.judgeTurn(committed, String(row.id), inputs.get(String(row.id)) ?? []);
    }
  }

  private followOperators(committed: Committed): void {
    for (const statement of statementsOf(committed, 'update "conversation" set "owner"')) {
      this.lane(namedId(statement)).owner = updatedColumns(statement).owner as 'bot';
    }
    for (const statement of statementsOf(committed, 'update "run" set "status"')) {
      for (const [id] of statement.rows as unknown as [string][]) for (const lane of this.lanes.values()) lane.stop(id);
    }
  }

  private judgeTurn(committed: Committed, conversation: string, inputs: readonly Input[]): void {
    const known = this.witness.conversations.get(conversation);
    if (!known || this.lost.has(conversation)) return;
    const lane = this.lane(conversation);
    const [reading] = statementsOf(committed, 'select id, conversation_id, kind, at, ');
    const [flows] = statementsOf(committed, 'select workspace_id, id, live_version_id from flow');
    const read = reading?.args.find((arg) => arg instanceof Date);
    if (!read || !flows) {
      this.blame('the oracle understands each turn', 'a statement that it reads is gone: look at oracle.ts');
      return;
    }
    const now = read.getTime();
    const tenant = this.script.tenants.findIndex((_, index) => this.workspaceOf(index) === known.workspace);
    const own = this.script.tenants[tenant]?.flows.map((index) => this.script.flows[index] as never) ?? [];
    lane.turn(now, committed.place, inputs, this.witness.live(own, flows.commits));
    const found =
      this.compareRuns(committed, conversation, lane) ??
      this.compareDispositions(committed, conversation, lane) ??
      this.compareSends(committed, conversation, lane);
    for (const { dueAt, now: served } of lane.late) {
      if (served - Math.max(dueAt, this.recoveredAt) > latestMs)
        this.blame('no wait late', `${served - dueAt} ms late`);
    }
    if (!found) return;
    this.lost.add(conversation);
    this.blame('as the reference', found);
  }

  /** What a turn took out of the inbox, by conversation. */
  private digested(committed: Committed): Map<string, Input[]> {
    const inputs = new Map<string, Input[]>();
    for (const { id } of jsonRows(committed, 'delete from inbox i')) {
      const row = this.witness.inboxRows.get(String(id));
      this.witness.inboxRows.delete(String(id));
      if (row) inputs.set(row.conversation, [...(inputs.get(row.conversation) ?? []), this.inputOf(String(id), row)]);
      else this.blame('at most one step', `inbox row ${String(id)} was digested twice`);
    }
    return inputs;
  }

  private inputOf(id: string, { kind, at, payload }: InboxRow): Input {
    if (kind === 'owner-changed') return { kind, id, at };
    if (kind === 'activity') {
      const { runId, key, result } = payload as unknown as ActivityPayload;
      return { kind, id, at, run: runId, node: key, said: result.ok ? (result.body?.said ?? '') : null };
    }
    const wamid = this.witness.wamidOf.get(id) as string;
    const message = this.said(wamid);
    return { kind: 'message', id, at: message.at, text: message.text, wamid };
  }

  private compareRuns(committed: Committed, conversation: string, lane: ReferenceLane): string | null {
    const rows = jsonRows(committed, 'insert into run').filter((row) => row.conversation_id === conversation);
    rows.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
    const flows = rows.map((row) => String(row.flow_id)).join();
    const expected = lane.started.map(({ flow }) => flow.id).join();
    lane.started.forEach((run, i) => {
      run.id = (rows[i]?.id as string | undefined) ?? null;
    });
    return flows === expected ? null : `runs of [${flows}] began, not of [${expected}]`;
  }

  private compareDispositions(committed: Committed, conversation: string, lane: ReferenceLane): string | null {
    const actual = jsonRows(committed, 'insert into disposition')
      .filter((row) => row.conversation_id === conversation)
      .map((row) => `${this.witness.wamidOf.get(String(row.message_id))} ${row.outcome} ${row.reason} ${row.flow_id}`);
    const expected = lane.dispositions.map((d) => `${d.wamid} ${d.outcome} ${d.reason} ${d.flow}`);
    return actual.join('; ') === expected.join('; ')
      ? null
      : `dispositions [${actual.join('; ')}], not [${expected.join('; ')}]`;
  }

  private compareSends(committed: Committed, conversation: string, lane: ReferenceLane): string | null {
    const actual = [...this.witness.planned.values()]
      .filter((send) => send.place === committed.place && send.conversation === conversation && send.author === 'bot')
      .map(
        (send) =>
          `${send.text.startsWith('You will get no more') ? 'You will get no more' : send.text} (${send.purpose} ${send.run})`,
      );
    const expected = lane.sends.map((send) => `${send.text} (${send.purpose} ${send.run?.id ?? null})`);
    return actual.join('; ') === expected.join('; ')
      ? null
      : `planned [${actual.join('; ')}], not [${expected.join('; ')}]`;
  }
}
