import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');

/** Read by scripts/run.ts alone, not by the product. */
const ofTheStart = ['HOST'];

/** The names that `.env.example` has on lines of their own, commented out or not. */
function exampleNames(): string[] {
  const text = fs.readFileSync(path.join(root, '.env.example'), 'utf8');
  return [...text.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] as string);
}

/** The names in every exported `…Shape` of src/env. */
async function settingNames(): Promise<string[]> {
  const files = fs.readdirSync(path.join(root, 'src/env')).filter((file) => /^[^.]+\.ts$/.test(file));
  const modules = await Promise.all(files.map((file) => import(path.join(root, 'src/env', file))));
  return modules.flatMap((module: Record<string, object>) =>
    Object.entries(module).flatMap(([name, value]) => (name.endsWith('Shape') ? Object.keys(value) : [])),
  );
}

test('.env.example and src/env name the same settings', async () => {
  const settings = await settingNames();
  expect(settings.length).toBeGreaterThan(25);
  expect(new Set(exampleNames())).toEqual(new Set([...settings, ...ofTheStart]));
});

test('.env.example names each setting once', () => {
  const names = exampleNames();
  expect(names).toEqual([...new Set(names)]);
});

test('docs/operating/settings.md names the same settings', async () => {
  const text = fs.readFileSync(path.join(root, 'docs/operating/settings.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((line) => {
    const cell = line.split('|')[1] as string;
    return [...cell.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map((match) => match[1] as string);
  });
  expect(new Set(named)).toEqual(new Set(exampleNames()));
});
