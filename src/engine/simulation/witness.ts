import { insertedRows, jsonRows, namedId, statementsOf, updatedColumns } from './history.ts';
import type { FlowPlan } from './plan.ts';
import type { LiveView } from './reference.ts';
import type { Committed } from './wire.ts';

/** A message that was planned, as the wire showed it. */
export interface PlannedSend {
  id: string;
  conversation: string;
  run: string | null;
  flow: string | null;
  author: 'bot' | 'member';
  purpose: 'service' | 'marketing';
  text: string;
  /** It failed at once: no channel can say it. */
  refused: boolean;
  place: number;
  at: number;
  order: number;
}

/** What is known of a conversation. */
export interface KnownConversation {
  id: string;
  workspace: string;
  channel: string;
  contact: string;
  /** The last commit in which people took it. */
  takenAt: number;
}

/** Something that was put before the engine. */
export interface InboxRow {
  conversation: string;
  kind: string;
  at: number;
  payload: Record<string, never>;
}

/** A move of people between versions that was begun. */
export interface KnownMove {
  flow: string;
  version: number;
  steps: readonly { version: number; node: string; do: 'move' | 'exit'; to?: string }[];
  recompute: boolean;
}

interface FlowState {
  place: number;
  status: string;
  version: number;
}

/**
 * Knows what has been committed, in order, from what went over the wire: not from the tables, which may have been written
 * wrongly, and not from the engine's memory.
 */
export class Witness {
  readonly conversations = new Map<string, KnownConversation>();
  /** Contact by `workspace|phone`. */
  readonly contacts = new Map<string, string>();
  readonly wamidOf = new Map<string, string>();
  readonly messageOf = new Map<string, string>();
  readonly planned = new Map<string, PlannedSend>();
  readonly optedOut = new Set<string>();
  readonly stoppedRuns = new Set<string>();
  readonly stoppedWorkspaces = new Set<string>();
  readonly pausedChannels = new Set<string>();
  readonly inboxRows = new Map<string, InboxRow>();
  readonly runFlow = new Map<string, string>();
  readonly moves = new Map<string, KnownMove>();
  /** The outside call that each run waits for. */
  readonly activities = new Map<string, string>();
  private readonly flows = new Map<string, FlowState[]>();
  private readonly versions = new Map<string, { flow: string; number: number }>();
  private order = 0;

  /** A flow as the world was set up. */
  begin(flow: string, versionId: string): void {
    this.flows.set(flow, [{ place: 0, status: 'live', version: 1 }]);
    this.versions.set(versionId, { flow, number: 1 });
  }

  /** The flows of a workspace that react, as a statement saw them after so many commits. */
  live(flows: readonly FlowPlan[], commits: number): LiveView {
    return flows.flatMap((flow) => {
      const state = this.flowAt(flow.id, commits);
      return state.status === 'live' ? [{ flow, version: state.version }] : [];
    });
  }

  flowAt(id: string, commits: number): FlowState {
    return (this.flows.get(id) ?? []).findLast((state) => state.place <= commits) as FlowState;
  }

  /** Takes note of a commit. */
  note(committed: Committed): void {
    this.notePeople(committed);
    this.noteArrivals(committed);
    this.notePlans(committed);
    this.noteOperators(committed);
    this.noteConsent(committed);
  }

  private notePeople(committed: Committed): void {
    for (const row of jsonRows(committed, 'insert into contact_address')) {
      if (row.kind === 'phone') this.contacts.set(`${row.workspace_id}|${row.value}`, String(row.contact_id));
    }
    for (const row of jsonRows(committed, 'insert into conversation')) {
      const known = { id: String(row.id), workspace: String(row.workspace_id), channel: String(row.channel_id) };
      this.conversations.set(known.id, { ...known, contact: String(row.contact_id), takenAt: 0 });
    }
  }

  private noteArrivals(committed: Committed): void {
    for (const statement of statementsOf(committed, 'insert into inbound_seen')) {
      const fresh = new Set(statement.rows.filter((row) => row.fresh).map((row) => row.provider_id));
      for (const row of jsonRows({ ...committed, statements: [statement] }, 'insert into inbound_seen')) {
        if (!fresh.has(row.provider_id)) continue;
        this.wamidOf.set(String(row.message_id), String(row.provider_id));
        this.messageOf.set(String(row.provider_id), String(row.message_id));
      }
    }
    for (const statement of statementsOf(committed, 'insert into inbox')) {
      const kind = /'(message|start)'/.exec(statement.text)?.[1];
      for (const row of jsonRows({ ...committed, statements: [statement] }, 'insert into inbox')) {
        const at = Date.parse(String(row.at));
        const conversation = String(row.conversation_id);
        this.inboxRows.set(String(row.id), { conversation, kind: String(kind), at, payload: row.payload as never });
      }
      if (/'activity'/.test(statement.text)) {
        const [, at] = statement.args as [string, Date];
        const { value: payload } = statement.args[4] as { value: Record<string, never> };
        for (const row of statement.rows) {
          const conversation = String(row.conversation_id);
          this.inboxRows.set(String(row.id), { conversation, kind: 'activity', at: at.getTime(), payload });
        }
      }
    }
    for (const row of statementsOf(committed, 'insert into "inbox"').flatMap(insertedRows)) {
      this.inboxRows.set(String(row.id), {
        conversation: String(row.conversation_id ?? row.conversationId),
        kind: String(row.kind),
        at: Date.parse(String(row.at)),
        payload: {} as Record<string, never>,
      });
    }
  }

  private notePlans(committed: Committed): void {
    for (const row of jsonRows(committed, 'insert into run')) this.runFlow.set(String(row.id), String(row.flow_id));
    for (const row of [...jsonRows(committed, 'insert into run'), ...jsonRows(committed, 'update run r set')]) {
      if (typeof row.wait_activity === 'string') this.activities.set(String(row.id), row.wait_activity);
      else this.activities.delete(String(row.id));
    }
    const { place, at } = committed;
    for (const statement of statementsOf(committed, 'insert into message')) {
      if (!statement.text.includes("'out'")) continue;
      for (const row of jsonRows({ ...committed, statements: [statement] }, 'insert into message')) {
        this.plan({
          id: String(row.id),
          conversation: String(row.conversation_id),
          run: (row.run_id as string | null) ?? null,
          flow: (row.flow_id as string | null) ?? null,
          author: 'bot',
          purpose: row.purpose as 'service',
          text: (row.body as { out: { text: string } }).out?.text,
          refused: row.refused !== null,
          place,
          at,
        });
      }
    }
    for (const row of statementsOf(committed, 'insert into "message"').flatMap(insertedRows)) {
      this.plan({
        id: String(row.id),
        conversation: String(row.conversation_id),
        run: null,
        flow: null,
        author: 'member',
        purpose: 'service',
        text: '',
        refused: false,
        place,
        at,
      });
    }
  }

  private plan(send: Omit<PlannedSend, 'order'>): void {
    this.planned.set(send.id, { ...send, order: ++this.order });
  }

  private noteOperators(committed: Committed): void {
    const { place } = committed;
    for (const statement of statementsOf(committed, 'update "conversation" set "owner"')) {
      const known = this.conversations.get(namedId(statement));
      if (known && updatedColumns(statement).owner === 'people') known.takenAt = place;
    }
    for (const statement of statementsOf(committed, 'insert into "flow_version"')) {
      const [row] = insertedRows(statement);
      const [written] = statement.rows as unknown as [string, number][];
      if (row && written) this.versions.set(written[0], { flow: String(row.flow_id), number: written[1] });
    }
    for (const statement of statementsOf(committed, 'insert into "flow_move"')) {
      const [row] = insertedRows(statement);
      const [written] = statement.rows as unknown as [string][];
      if (row && written) this.moves.set(written[0], this.moveOf(row));
    }
    for (const statement of statementsOf(committed, 'update "flow" set "status"')) {
      const columns = updatedColumns(statement);
      const id = namedId(statement);
      const before = this.flowAt(id, place);
      const version = this.versions.get(String(columns.live_version_id))?.number ?? before.version;
      this.flows.get(id)?.push({ place, status: String(columns.status), version });
    }
    for (const statement of statementsOf(committed, 'update "run" set "status"')) {
      for (const row of statement.rows as unknown as [string][]) this.stoppedRuns.add(row[0]);
    }
    for (const statement of statementsOf(committed, 'update "workspace" set "stopped_at"')) {
      const stops = statement.text.includes('coalesce');
      if (stops) this.stoppedWorkspaces.add(namedId(statement));
      else this.stoppedWorkspaces.delete(namedId(statement));
    }
    for (const statement of statementsOf(committed, 'update "channel" set "state"')) {
      if (updatedColumns(statement).state === 'paused') this.pausedChannels.add(namedId(statement));
      else this.pausedChannels.delete(namedId(statement));
    }
  }

  private moveOf(row: Record<string, unknown>): KnownMove {
    const number = (id: unknown) => this.versions.get(String(id))?.number ?? 0;
    const steps = JSON.parse(String(row.steps)) as { versionId: string; node: string; do: 'move'; to: string }[];
    return {
      flow: String(row.flow_id),
      version: number(row.version_id),
      steps: steps.map(({ versionId, ...step }) => ({ ...step, version: number(versionId) })),
      recompute: row.recompute === true,
    };
  }

  private noteConsent(committed: Committed): void {
    for (const { args } of statementsOf(committed, 'insert into consent_log')) this.optedOut.add(String(args[2]));
    for (const row of statementsOf(committed, 'insert into "consent_log"').flatMap(insertedRows)) {
      this.optedOut.add(String(row.contact_id));
    }
  }
}
