import { isTree, sameTree } from '#/lib/same-tree.ts';

/**
 * The dotted path of the one value in which two configs differ; null when they differ in shape or in several places, as
 * they do when an option was added. Tells edits of one field, which undo takes back together, from all others.
 */
export function changedField(before: unknown, after: unknown, path = ''): string | null {
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) return path;
  const keys = Object.keys(before);
  if (keys.length !== Object.keys(after).length || !keys.every((key) => Object.hasOwn(after, key))) return null;
  const different = keys.filter((key) => !sameTree(before[key], after[key]));
  const [key] = different;
  if (key === undefined || different.length > 1) return null;
  return changedField(before[key], after[key], path ? `${path}.${key}` : key);
}
