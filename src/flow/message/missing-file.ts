/** Why the file of an inbound message will never come; stands where the id of the file would. */
export const missingFiles = ['lost', 'too-large'] as const;
export type MissingFile = (typeof missingFiles)[number];

/** The reason why a message's file will never come; null for the id of a file, and while it is still being fetched. */
export function missingFile(assetId: string | null | undefined): MissingFile | null {
  return missingFiles.find((reason) => reason === assetId) ?? null;
}
