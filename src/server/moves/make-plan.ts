import { eq, inArray } from 'drizzle-orm';
import type { FlowDocument, FlowNode } from '#/flow/graph/document.ts';
import { UserError } from '#/lib/errors.ts';
import type { Db } from '../db/client.ts';
import { type flow, flowVersion } from '../db/schema/flows.ts';
import { contentHash } from '../flows/content-hash.ts';
import { findVersion } from '../flows/find-flow.ts';
import { fits, typesOf } from './fits.ts';
import { readWaiting, type Waiting } from './read-waiting.ts';

/** What is proposed for the people who wait at one node of one version. */
export interface PlannedNode {
  version: number;
  node: { id: string; type: string | null; label: string | null };
  people: number;
  /** What the node does, or where its exits lead, is not the same in the target. */
  changed: boolean;
  /** How many of them can go on at the same node of the target. */
  movable: number;
  /** The nodes of the target at which people who wait here could go on. */
  targets: string[];
  /** On at the same node where everybody can, else on their own version. */
  proposed: 'move' | 'stay';
}

/** A version with its document. */
export type Version = Pick<typeof flowVersion.$inferSelect, 'id' | 'number' | 'document'>;

/** Where people wait, and what a move to the target would do with them. */
export interface MovePlan {
  target: Version;
  /** Every version that people wait on, besides the target. */
  versions: ReadonlyMap<number, Version>;
  nodes: PlannedNode[];
}

/** Plans a move of a flow's waiting runs to a version, else to the live one. Throws `not-found`, `flow-not-live`. */
export async function makePlan(
  tx: Db,
  { id, liveVersionId }: Pick<typeof flow.$inferSelect, 'id' | 'liveVersionId'>,
  to: number | undefined,
): Promise<MovePlan> {
  const known = await tx
    .select({ id: flowVersion.id, number: flowVersion.number })
    .from(flowVersion)
    .where(eq(flowVersion.flowId, id))
    .orderBy(flowVersion.number);
  const number = to ?? known.find((version) => version.id === liveVersionId)?.number;
  if (number === undefined) throw new UserError('flow-not-live');
  const target = await findVersion(tx, id, number);
  const others = known.filter((version) => version.id !== target.id).map((version) => version.id);
  const waiting = await readWaiting(tx, others);
  const versions = await readVersions(tx, [...new Set(waiting.map(({ versionId }) => versionId))]);
  return {
    target,
    versions: new Map(versions.map((version) => [version.number, version])),
    nodes: versions.flatMap((version) =>
      planVersion(
        version,
        target,
        waiting.filter(({ versionId }) => versionId === version.id),
      ),
    ),
  };
}

/** Versions by their ids, the oldest first. */
async function readVersions(tx: Db, ids: readonly string[]): Promise<Version[]> {
  if (ids.length === 0) return [];
  return tx
    .select({ id: flowVersion.id, number: flowVersion.number, document: flowVersion.document })
    .from(flowVersion)
    .where(inArray(flowVersion.id, [...ids]))
    .orderBy(flowVersion.number);
}

function planVersion(version: Version, target: Version, waiting: readonly Waiting[]): PlannedNode[] {
  const [from, to] = [typesOf(version.document), typesOf(target.document)];
  const byNode = Map.groupBy(waiting, ({ stands }) => stands.at(-1) as string);
  return [...byNode].map(([id, groups]) => {
    const node = version.document.nodes.find((one) => one.id === id);
    const count = (some: readonly Waiting[]) => some.reduce((sum, { people }) => sum + people, 0);
    const people = count(groups);
    const movable = count(groups.filter(({ stands }) => fits(stands, from, id, to)));
    return {
      version: version.number,
      node: { id, type: node?.type ?? null, label: node?.label ?? null },
      people,
      changed: behaviourOf(version.document, id) !== behaviourOf(target.document, id),
      movable,
      targets: [...to.keys()].filter((there) => groups.some(({ stands }) => fits(stands, from, there, to))),
      proposed: movable === people ? 'move' : 'stay',
    };
  });
}

/** What tells whether a node does the same in two versions: its content and where its exits lead; null where it is not there. */
function behaviourOf({ format, nodes, edges }: FlowDocument, id: string): string | null {
  const node = nodes.find((one) => one.id === id);
  if (!node) return null;
  const bare: FlowNode = { id, type: node.type, config: node.config, position: { x: 0, y: 0 } };
  const own = edges.filter(({ from }) => from === id).sort((a, b) => (a.exit < b.exit ? -1 : 1));
  return contentHash({ format, nodes: [bare], edges: own });
}
