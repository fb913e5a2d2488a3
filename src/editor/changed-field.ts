/** A plain object or array, which is all that a config is made of. */
function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * The dotted path of the one value in which two configs differ; null when they differ in shape or in several places, as
 * they do when an option was added. Tells edits of one field, which undo takes back together, from all others.
 */
export function changedField(before: unknown, after: unknown, path = ''): string | null {
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) return path;
  const keys = Object.keys(before);
  if (keys.length !== Object.keys(after).length || !keys.every((key) => Object.hasOwn(after, key))) return null;
  const different = keys.filter((key) => !Object.is(before[key], after[key]) && !sameTree(before[key], after[key]));
  const [key] = different;
  if (key === undefined || different.length > 1) return null;
  return changedField(before[key], after[key], path ? `${path}.${key}` : key);
}

function sameTree(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isTree(a) || !isTree(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameTree(a[key], b[key]))
  );
}
