import { blobs } from '../media/blobs.ts';

/** The largest file of contacts. */
export const maxImportBytes = 500 * 1024 * 1024;

/** Where the file of an import lies: its own, so that it can be taken away at its end. */
export function importKey(workspaceId: string, importId: string, hash: string): string {
  return `${workspaceId}/imports/${importId}/${hash}`;
}

/** Takes the file of an import away. */
export async function removeImportFile(workspaceId: string, importId: string, hash: string): Promise<void> {
  await blobs().remove(importKey(workspaceId, importId, hash));
}
