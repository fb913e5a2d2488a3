import { inArray } from 'drizzle-orm';
import type { Problem } from '#/flow/checks/problem.ts';
import type { FlowDocument } from '#/flow/graph/document.ts';
import type { Db } from '../db/client.ts';
import { mediaAsset, secret } from '../db/schema/workspaces.ts';

interface Reference {
  node: string;
  field: string;
  kind: 'secret' | 'asset';
  value: string;
}

/** Secrets and files that a document names and the open workspace does not have; others' are as good as none. */
export async function missingReferences(tx: Db, document: FlowDocument): Promise<Problem[]> {
  const references = document.nodes.flatMap((node) => findReferences(node.id, node.config));
  const wanted = (kind: Reference['kind']) => references.filter((one) => one.kind === kind).map((one) => one.value);
  const [secrets, assets] = [wanted('secret'), wanted('asset')];
  const names = secrets.length
    ? await tx.select({ key: secret.name }).from(secret).where(inArray(secret.name, secrets))
    : [];
  const files = assets.length
    ? await tx.select({ key: mediaAsset.id }).from(mediaAsset).where(inArray(mediaAsset.id, assets))
    : [];
  const known = { secret: new Set(names.map(({ key }) => key)), asset: new Set(files.map(({ key }) => key)) };
  return references
    .filter(({ kind, value }) => value !== '' && !known[kind].has(value))
    .map(({ node, field, kind, value }) => ({
      code: kind === 'secret' ? 'secret-missing' : 'media-missing',
      severity: 'error',
      node,
      field,
      details: { name: value },
    }));
}

/** Finds `{ secret: … }` and `{ asset: … }` wherever they stand in a config. */
function findReferences(node: string, config: unknown): Reference[] {
  const found: Reference[] = [];
  const stack: { value: unknown; path: string[] }[] = [{ value: config, path: [] }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (typeof top.value !== 'object' || top.value === null) continue;
    for (const [key, value] of Object.entries(top.value)) {
      const path = [...top.path, key];
      if ((key === 'secret' || key === 'asset') && typeof value === 'string') {
        found.push({ node, field: path.join('.'), kind: key, value });
      } else stack.push({ value, path });
    }
  }
  return found;
}
