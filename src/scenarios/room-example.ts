import { readFileSync } from 'node:fs';

/** The example config in the README of a node's room. */
export function roomExample(type: string): Record<string, unknown> {
  const readme = readFileSync(new URL(`../nodes/${type}/README.md`, import.meta.url), 'utf8');
  const [, block] = /```json\n([\s\S]*?)\n```/.exec(readme) ?? [];
  if (block === undefined) throw new Error(`the README of ${type} has no example`);
  return JSON.parse(block) as Record<string, unknown>;
}
