import { inArray } from 'drizzle-orm';
import { inMegabytes, judgeFile } from '#/channels/judge-file.ts';
import { channelManifests } from '#/channels/manifests.ts';
import type { Problem } from '#/flow/checks/problem.ts';
import type { FlowDocument } from '#/flow/graph/document.ts';
import { type MediaKind, mediaKinds } from '#/flow/message/inbound-content.ts';
import type { Db } from '../db/client.ts';
import { mediaAsset, secret } from '../db/schema/workspaces.ts';
import { templateProblems } from './template-problems.ts';

interface Reference {
  node: string;
  field: string;
  kind: 'secret' | 'asset';
  value: string;
  /** What a file is to be sent as, where the config says it. */
  media: MediaKind | null;
}

type Finding = Pick<Problem, 'code' | 'details'>;
type StoredFile = Pick<typeof mediaAsset.$inferSelect, 'mime' | 'bytes'>;

/**
 * Secrets, files and templates that a document names and the open workspace does not have (others' are as good as none),
 * and those that cannot be sent as what they are meant to be.
 */
export async function missingReferences(tx: Db, document: FlowDocument): Promise<Problem[]> {
  const references = document.nodes.flatMap((node) => findReferences(node.id, node.config));
  const wanted = (kind: Reference['kind']) => references.filter((one) => one.kind === kind).map((one) => one.value);
  const [secrets, assets] = [wanted('secret'), wanted('asset')];
  const names = secrets.length
    ? await tx.select({ key: secret.name }).from(secret).where(inArray(secret.name, secrets))
    : [];
  const { id: key, mime, bytes } = mediaAsset;
  const files = assets.length
    ? await tx.select({ key, mime, bytes }).from(mediaAsset).where(inArray(mediaAsset.id, assets))
    : [];
  const known = { secret: new Set(names.map((row) => row.key)), asset: new Map(files.map((row) => [row.key, row])) };
  const found = references.flatMap(({ node, field, kind, value, media }): Problem[] => {
    if (value === '') return [];
    const file = known.asset.get(value);
    const missing = kind === 'secret' ? !known.secret.has(value) : !file;
    const fault: Finding | null = missing
      ? { code: kind === 'secret' ? 'secret-missing' : 'media-missing', details: { name: value } }
      : file && media
        ? checkFit(file, media)
        : null;
    return fault ? [{ severity: 'error', node, field, ...fault }] : [];
  });
  return [...found, ...(await templateProblems(tx, document))];
}

/** Says why some channel would not take a file as this kind; null when all do. */
function checkFit(file: StoredFile, media: MediaKind): Finding | null {
  for (const { capabilities } of Object.values(channelManifests)) {
    const fault = judgeFile(capabilities, media, file);
    if (fault?.why === 'file-kind') return { code: 'media-kind' };
    if (fault) return { code: 'media-too-large', details: { max: inMegabytes(fault.maxBytes) } };
  }
  return null;
}

/** Finds `{ secret: … }` and `{ asset: … }` wherever they stand in a config. */
function findReferences(node: string, config: unknown): Reference[] {
  const found: Reference[] = [];
  const stack: { value: unknown; path: string[]; media: MediaKind | null }[] = [
    { value: config, path: [], media: null },
  ];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value: holder, path } = top;
    if (typeof holder !== 'object' || holder === null) continue;
    const media = mediaKinds.find((kind) => 'media' in holder && holder.media === kind) ?? top.media;
    for (const [key, value] of Object.entries(holder)) {
      const field = [...path, key];
      if ((key === 'secret' || key === 'asset') && typeof value === 'string') {
        found.push({ node, field: field.join('.'), kind: key, value, media });
      } else stack.push({ value, path: field, media });
    }
  }
  return found;
}
