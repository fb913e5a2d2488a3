import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { NodeSchema } from '#/flow/graph/node-schema.ts';
import { en } from '#/i18n/messages/en.ts';
import { nodeSchemas } from './schemas.ts';

const folder = new URL('.', import.meta.url);
const shared: Record<string, string> = en.nodes;

/** The source of everything in a folder that draws or describes. */
function sourceOf(room: string): string {
  const files = readdirSync(new URL(`${room}/`, folder)).filter((file) =>
    /\.tsx$|^schema\.ts$|^answer\.ts$/.test(file),
  );
  return files.map((file) => readFileSync(new URL(`${room}/${file}`, folder), 'utf8')).join('\n');
}

/** Keys that a source asks for by their whole name, and the beginnings of those it puts together. */
function keysIn(source: string) {
  const whole = [...source.matchAll(/\bt\(\s*'([^']+)'/g), ...source.matchAll(/\? '([a-z-]+)' : '[a-z-]+', \{/g)];
  const begun = [...source.matchAll(/\bt\(\s*`([a-z-]*)\$\{/g)];
  return { whole: whole.map(([, key]) => key as string), begun: begun.map(([, key]) => key as string) };
}

describe.each(Object.entries(nodeSchemas as Record<string, NodeSchema>))('%s', (room, schema) => {
  const source = sourceOf(room);
  const { whole, begun } = keysIn(source);
  const own = Object.keys(schema.words.en);

  it('has every word that it asks for', () => {
    const known = new Set([...own, ...Object.keys(shared)]);
    expect(whole.filter((key) => !known.has(key))).toEqual([]);
    expect(begun.filter((start) => start && ![...known].some((key) => key.startsWith(start)))).toEqual([]);
  });

  it('has no word that nobody asks for', () => {
    const idle = own.filter((key) => {
      if (key === 'name' || key === 'summary' || source.includes(`'${key}'`)) return false;
      return !begun.some((start) => start && key.startsWith(start));
    });
    expect(idle).toEqual([]);
  });
});

it('the shared parts have every word that they ask for', () => {
  const files = readdirSync(new URL('parts/', folder)).filter((file) => file.endsWith('.tsx'));
  for (const file of files) {
    const { whole } = keysIn(readFileSync(new URL(`parts/${file}`, folder), 'utf8'));
    expect(
      whole.filter((key) => !Object.hasOwn(shared, key)),
      file,
    ).toEqual([]);
  }
});
