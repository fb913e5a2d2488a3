import type { LiveFlow } from '#/flow/run/choose-trigger.ts';
import { engineSchema } from '#/flow/run/engine-schema.ts';
import type { Facts } from '#/flow/run/facts.ts';
import type { RawTx } from '#/server/db/client.ts';
import type { EngineDeps } from '../deps.ts';
import type { InboxPayloads } from '../receive/inbox-payload.ts';
import type { LaneRow } from '../sql/claim-lanes.ts';
import { readAlbumParts } from '../sql/read-album-parts.ts';
import { readEvents, readFacts, readLiveFlows, readPace, readRuns } from '../sql/read-lanes.ts';
import { type AlbumPart, isAlbumMedia } from './album.ts';
import type { Lane, LaneEvent, LaneRun, TurnWorld } from './lane.ts';
import { loadVersions } from './versions.ts';

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Groups rows by a key. */
function byKey<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** Hours since 1970, the window of the flow's pace. */
export function hourOf(now: number): number {
  return Math.floor(now / 3_600_000);
}

/** Reads all that the turn of these locked lanes needs. */
export async function loadLanes(
  tx: RawTx,
  deps: EngineDeps,
  rows: readonly LaneRow[],
): Promise<{ lanes: Lane[]; world: TurnWorld }> {
  const now = deps.clock.now();
  const ids = rows.map((row) => row.id);
  // sent together on one connection: one round trip
  const [events, runs, facts, pace, live] = await Promise.all([
    readEvents(tx, ids, new Date(now)),
    readRuns(tx, ids),
    readFacts(tx, ids),
    readPace(tx, ids, hourOf(now)),
    readLiveFlows(tx, [...new Set(rows.map((row) => row.workspace_id))]),
  ]);
  const versions = await loadVersions(tx, [
    ...runs.map((run) => run.version_id),
    ...live.map((flow) => flow.live_version_id),
    ...events.flatMap((event) => tokenVersions(event.payload)),
  ]);
  const liveByWorkspace = byKey(live, (flow) => flow.workspace_id);
  const liveVersion = new Map(live.map((flow) => [flow.id, flow.live_version_id]));
  const liveFlows = new Map<string, LiveFlow[]>();
  const world: TurnWorld = {
    now,
    newId: (at) => deps.newId(at),
    version: (id) => versions.get(id),
    liveVersion: (flowId) => liveVersion.get(flowId),
    liveFlows(workspaceId) {
      let flows = liveFlows.get(workspaceId);
      if (!flows) {
        flows = (liveByWorkspace.get(workspaceId) ?? []).flatMap((flow) => {
          const version = versions.get(flow.live_version_id);
          return version ? [{ flow: flow.id, version: flow.live_version_id, compiled: version.flow }] : [];
        });
        liveFlows.set(workspaceId, flows);
      }
      return flows;
    },
  };
  const eventsOf = byKey(events, (event) => event.conversation_id);
  const albums = await loadAlbums(tx, eventsOf);
  const runsOf = byKey(runs, (run) => run.conversation_id);
  const paceOf = byKey(pace, (row) => row.conversation_id);
  const factsOf = new Map(facts.map((row) => [row.id, row]));
  const lanes = rows.flatMap((row): Lane[] => {
    const fact = factsOf.get(row.id);
    // a flow made for a newer interpreter cannot even be asked whether it reacts: a newer worker takes the lane
    const tooNew = (liveByWorkspace.get(row.workspace_id) ?? []).some(
      (flow) => (versions.get(flow.live_version_id)?.engineSchema ?? 0) > engineSchema,
    );
    if (!fact || tooNew) return [];
    return [
      {
        conversation: {
          workspaceId: row.workspace_id,
          bucket: row.bucket,
          id: row.id,
          channelId: row.channel_id,
          channelKind: fact.channel_kind,
          contactId: row.contact_id,
          owner: row.owner,
          ownerEpoch: row.owner_epoch,
          lastInAt: row.last_in_at?.getTime() ?? null,
          lastInProviderId: row.last_in_provider_id,
          lastTurnAt: row.last_turn_at?.getTime() ?? null,
        },
        facts: toFacts(fact),
        events: (eventsOf.get(row.id) ?? []).filter(isReadable).map(
          (event): LaneEvent => ({
            id: event.id,
            kind: event.kind,
            at: event.at.getTime(),
            payload: event.payload as unknown as LaneEvent['payload'],
          }),
        ),
        runs: (runsOf.get(row.id) ?? []).map(toLaneRun),
        consentAt: fact.consent_at?.getTime() ?? null,
        album: albums.get(row.id) ?? null,
        queued: (eventsOf.get(row.id) ?? []).filter((event) => event.kind === 'start' && !event.ready).length,
        pace: new Map((paceOf.get(row.id) ?? []).map((p) => [p.flow_id, p.sends])),
      },
    ];
  });
  return { lanes, world };
}

/** What the interpreter may know of a person. */
export function toFacts(row: Awaited<ReturnType<typeof readFacts>>[number]): Facts {
  return {
    contact: {
      id: row.contact_id,
      name: row.name,
      phone: row.phone,
      username: row.username,
      language: row.language,
      timeZone: row.time_zone,
      tags: row.tags,
      fields: row.fields,
      optedOut: row.opted_out,
    },
    workspace: { name: row.workspace_name, timeZone: row.workspace_time_zone, locale: row.workspace_locale },
    channel: { kind: row.channel_kind, name: row.channel_name },
  };
}

/** The album that pictures and files of these events may continue, by lane. */
async function loadAlbums(
  tx: RawTx,
  eventsOf: ReadonlyMap<string, readonly Awaited<ReturnType<typeof readEvents>>[number][]>,
): Promise<ReadonlyMap<string, AlbumPart>> {
  const asked = [...eventsOf].flatMap(([id, events]) => {
    const parts = events.flatMap(({ kind, payload }) => {
      const message = payload as unknown as InboxPayloads['message'];
      return kind === 'message' && isAlbumMedia(message.content) ? message.messageId : [];
    });
    return parts.length === 0 ? [] : { conversation_id: id, before: parts.sort()[0] as string };
  });
  if (asked.length === 0) return new Map();
  const found = await readAlbumParts(tx, asked);
  return new Map(
    found.map((part) => [part.conversation_id, { at: part.at.getTime(), runId: part.run_id, flowId: part.flow_id }]),
  );
}

/** What a turn digests: rows whose time has come, and results that were parked while people had the conversation. */
function isReadable(event: { ready: boolean; kind: string }): boolean {
  return event.ready || event.kind === 'activity';
}

function toLaneRun(run: Awaited<ReturnType<typeof readRuns>>[number]): LaneRun {
  return {
    id: run.id,
    flowId: run.flow_id,
    versionId: run.version_id,
    movedFrom: run.moved_from ?? [],
    engineSchema: run.engine_schema,
    seq: run.seq,
    state: run.state,
    dueAt: run.due_at?.getTime() ?? null,
    heldDueAt: run.held_due_at?.getTime() ?? null,
    startedAt: run.started_at.getTime(),
    cancelled: null,
    touched: false,
    storedSeq: run.seq,
  };
}

/** The versions that an inbox row names: behind a tapped button, or of a queued start. */
function tokenVersions(payload: unknown): string[] {
  const { content, versionId } = payload as Partial<InboxPayloads['message'] & InboxPayloads['start']>;
  const named = [content?.kind === 'choice' ? content.target?.version : undefined, versionId];
  return named.filter((id): id is string => id !== undefined && isUuid.test(id));
}
