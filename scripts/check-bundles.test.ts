import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleRules, checkBundle } from './check-bundles.ts';

const root = path.join(import.meta.dirname, '..');
const made: string[] = [];
afterAll(() => {
  for (const dir of made) fs.rmSync(dir, { recursive: true, force: true });
});

type Rule = (typeof bundleRules)[number];
const ruleOf = (name: string) => bundleRules.find((rule) => rule.name === name) as Rule;
const browser = ruleOf('browser');

function folder(files: Record<string, string>): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-bundles-'));
  made.push(dir);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), text);
  }
  return dir;
}

/** A worker built as ours is, out of a few files. */
async function built(files: Record<string, string>): Promise<string> {
  const dir = folder(files);
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'));
  const bundle = await rolldown({
    input: { worker: 'src/worker/main.ts' },
    cwd: dir,
    platform: 'node',
    logLevel: 'silent',
  });
  await bundle.write({
    dir: path.join(dir, 'dist'),
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    sourcemap: true,
  });
  await bundle.close();
  return dir;
}

const engine = { 'src/engine/turn.ts': 'export const turn = () => console.log("turn");\n' };

/** What a build of Next leaves: chunks, each with a map in sections that names its sources. */
function site(chunks: Record<string, string[]>): string {
  const files: Record<string, string> = {
    '.next/build-manifest.json': JSON.stringify({ polyfillFiles: ['static/chunks/old.js'], lowPriorityFiles: [] }),
    '.next/static/chunks/old.js': 'polyfills',
  };
  for (const [name, sources] of Object.entries(chunks)) {
    files[`.next/static/chunks/${name}.js`] = `1;\n//# sourceMappingURL=${name}.js.map\n`;
    files[`.next/static/chunks/${name}.js.map`] = JSON.stringify({ sections: [{ map: { sources } }] });
  }
  return folder(files);
}
const at = (file: string) => `turbopack:///[project]/${file}`;
const wanted = [at('src/editor/editor.tsx'), at('src/ui/button.tsx'), at('node_modules/@xyflow/react/index.js')];

describe('the bundles of processes', () => {
  it('may hold what belongs to them', async () => {
    const dir = await built({
      ...engine,
      'src/worker/main.ts': "import { turn } from '../engine/turn.ts';\nturn();\n",
    });
    expect(checkBundle(dir, ruleOf('worker'))).toEqual([]);
  });

  it('are refused when React got in, through a chunk that is loaded late as well', async () => {
    const dir = await built({
      ...engine,
      'src/worker/main.ts': "import { turn } from '../engine/turn.ts';\nturn();\nvoid import('./late.ts');\n",
      'src/worker/late.ts': "import { createElement } from 'react';\nconsole.log(createElement('p'));\n",
    });
    const complaints = checkBundle(dir, ruleOf('worker'));
    expect(complaints.filter((text) => /chunks\/late.*node_modules\/react\//.test(text))).not.toEqual([]);
  });

  it('are refused when a screen got in', async () => {
    const dir = await built({
      ...engine,
      'src/worker/main.ts':
        "import { turn } from '../engine/turn.ts';\nimport { screen } from '../editor/screen.ts';\nturn();\nscreen();\n",
      'src/editor/screen.ts': 'export const screen = () => console.log("screen");\n',
    });
    expect(checkBundle(dir, ruleOf('worker')).join()).toMatch(/worker\.mjs holds .*src\/editor\/screen\.ts/);
  });

  it('are refused where there is nothing to look at', () => {
    expect(bundleRules.filter((rule) => checkBundle(folder({}), rule).length === 0)).toEqual([]);
  });
});

describe('the scripts of the browser', () => {
  it('may hold what belongs to them', () => {
    expect(
      checkBundle(site({ a: wanted, b: [at('src/trpc/client.tsx'), at('src/nodes/wait/run.ts')] }), browser),
    ).toEqual([]);
  });

  it.each([
    'src/server/db/doors.ts',
    'src/engine/turn/run-turn.ts',
    'src/env/base.ts',
    'src/trpc/router.ts',
    'src/trpc/flow/publish.ts',
    'src/channels/whatsapp-cloud/client.ts',
    'node_modules/postgres/src/index.js',
    'node_modules/drizzle-orm/index.js',
    'node_modules/next-auth/core/index.js',
  ])('are refused when %s got in', (file) => {
    expect(checkBundle(site({ a: wanted, b: [at(file)] }), browser)).toEqual([
      `browser: .next/static/chunks/b.js holds ${at(file)}`,
    ]);
  });

  it('are refused when one has no map', () => {
    const dir = site({ a: wanted });
    fs.writeFileSync(path.join(dir, '.next/static/chunks/c.js'), '2;\n');
    expect(checkBundle(dir, browser)).toEqual([
      'browser: .next/static/chunks/c.js has no source map, so nobody knows what is in it',
    ]);
  });
});
