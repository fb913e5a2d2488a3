import { z } from 'zod';
import { type FlowDocument, flowDocument } from '#/flow/graph/document.ts';
import { sameTree } from '#/lib/same-tree.ts';

/** The part of a browser's storage that is used. */
export type CopyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const localCopy = z.strictObject({ revision: z.int(), document: flowDocument });

/** A draft that could not be saved before its page was closed. */
export type LocalCopy = z.infer<typeof localCopy>;

const keyOf = (flow: string) => `recado-draft:${flow}`;

/** Keeps a draft in this browser until it is saved; a full storage keeps nothing, as before. */
export function keepLocalCopy(storage: CopyStorage, flow: string, copy: LocalCopy): void {
  try {
    storage.setItem(keyOf(flow), JSON.stringify(copy));
  } catch {
    storage.removeItem(keyOf(flow));
  }
}

/** Forgets the kept draft. */
export function dropLocalCopy(storage: CopyStorage, flow: string): void {
  storage.removeItem(keyOf(flow));
}

/** The kept draft of a flow, when it differs from what the server has; null otherwise. */
export function readLocalCopy(storage: CopyStorage, flow: string, onServer: FlowDocument): LocalCopy | null {
  try {
    const text = storage.getItem(keyOf(flow));
    const parsed = text === null ? null : localCopy.safeParse(JSON.parse(text));
    if (!parsed?.success) return null;
    return sameTree(parsed.data.document, onServer) ? null : parsed.data;
  } catch {
    return null;
  }
}
