import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-purity-'));

type Finding = { file: string; rule: string; message: string };
let findings: Finding[];

interface Config {
  overrides: { includes: string[]; linter: { rules: { style?: { noRestrictedGlobals?: unknown } } } }[];
}
const config = JSON.parse(fs.readFileSync(path.join(root, 'biome.json'), 'utf8')) as Config;

/** The globals that biome.json denies to the folder whose files match `pattern`. */
function deniedIn(pattern: string): string[] {
  const found = config.overrides.find(
    ({ includes, linter }) => includes[0] === pattern && linter.rules.style?.noRestrictedGlobals,
  );
  const rule = found?.linter.rules.style?.noRestrictedGlobals as { options: { deniedGlobals: object } };
  return Object.keys(rule.options.deniedGlobals);
}

const clockAndChance: Record<string, string> = {
  'date-now': 'export const at = Date.now();',
  'date-now-by-name': 'export const clock = { now: Date.now };',
  'new-date': 'export const at = new Date();',
  'new-date-bare': 'export const at = new Date;',
  'date-call': 'export const at = Date();',
  'math-random': 'export const chance = Math.random();',
};
const asynchronous: Record<string, string> = {
  'async-function': 'export async function work() {}',
  'async-arrow': 'export const work = async () => 1;',
  'async-expression': 'export const work = async function named() {};',
  'async-member': 'export class Room { async work() {} }',
  'async-method': 'export const room = { async work() {} };',
  'async-documented': 'export const room = {\n  /** Works. */\n  async work() {},\n};',
  'async-generator': 'export async function* work() {}',
};
const doors: Record<string, string> = {
  'raw-pool': "import { rawPool } from '#/server/db/client.ts';\nexport const rows = rawPool();",
  'query-pool': "import { queryPool } from '#/server/db/client.ts';\nexport const rows = queryPool();",
  'open-pool': "import { openPool } from '#/server/db/client.ts';\nexport const pool = openPool(1);",
  'own-drizzle': "import { drizzle } from 'drizzle-orm/postgres-js';\nexport const db = drizzle({ client: x });",
  'own-postgres': "import postgres from 'postgres';\nexport const sql = postgres('x', { max: 1 });",
};

const innocent: Record<string, string> = {
  'src/flow/innocent.ts':
    'export const day = (at: number) => new Date(at).getTime() + Date.UTC(2026, 1) + Math.floor(at);',
  'src/flow/impure.test.ts': 'export const at = Date.now();\nexport const work = async () => fetch("x");',
  'src/worker/free.ts': 'export const at = Date.now();\nexport const work = async () => setTimeout(() => {}, 1);',
  'src/server/db/innocent.ts': "import postgres from 'postgres';\nexport const sql = postgres('x');",
  'src/env/innocent.ts': 'export const url = process.env.DATABASE_URL;',
};

/** Each planted file, with a part of what must be said about it. */
const planted = new Map<string, { text: string; expected: RegExp }>();

const pure = ['src/flow/run', 'src/nodes/wait', 'src/starters/welcome-faq'];
for (const folder of pure) {
  for (const name of deniedIn('src/flow/**/*.ts')) {
    planted.set(`${folder}/global-${name.toLowerCase()}.ts`, { text: `export const x = ${name};`, expected: /global/ });
  }
  for (const [name, text] of Object.entries(asynchronous)) {
    planted.set(`${folder}/${name}.ts`, { text, expected: /synchronous/ });
  }
}
for (const name of deniedIn('src/engine/**/*.ts')) {
  const file = `src/engine/turn/global-${name.toLowerCase()}.ts`;
  planted.set(file, { text: `export const x = ${name};`, expected: /global/ });
}
for (const folder of [...pure, 'src/engine/turn']) {
  for (const [name, text] of Object.entries(clockAndChance)) {
    planted.set(`${folder}/${name}.ts`, { text, expected: /Time and chance/ });
  }
}
for (const [name, text] of Object.entries(doors)) {
  planted.set(`src/server/flows/${name}.ts`, { text, expected: /opens the database/ });
  planted.set(`src/engine/turn/${name}.ts`, { text, expected: /opens the database/ });
}
planted.set('src/server/env-reader.ts', { text: 'export const x = process.env.PORT;', expected: /process\.env/ });
planted.set('src/server/late-type.ts', {
  text: "export type Late = import('#/trpc/router.ts').AppRouter;",
  expected: /top of the file/,
});
planted.set('src/ui/too-long.ts', {
  text: Array.from({ length: 401 }, (_, n) => `export const line${n} = ${n};`).join('\n'),
  expected: /lines/,
});

beforeAll(() => {
  fs.cpSync(path.join(root, 'scripts/lint'), path.join(dir, 'scripts/lint'), { recursive: true });
  const { vcs: _, ...copied } = JSON.parse(fs.readFileSync(path.join(root, 'biome.json'), 'utf8'));
  fs.writeFileSync(path.join(dir, 'biome.json'), JSON.stringify({ ...copied, $schema: undefined }));
  for (const [file, { text }] of planted) write(file, text);
  for (const [file, text] of Object.entries(innocent)) write(file, text);
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', 'src'];
  const run = spawnSync(path.join(root, 'node_modules/.bin/biome'), args, { cwd: dir, encoding: 'utf8' });
  const report = JSON.parse(run.stdout) as {
    diagnostics: { category: string; message: unknown; location: { path: unknown } }[];
  };
  findings = report.diagnostics.map(({ category, message, location }) => ({
    file: String((location.path as { file?: string })?.file ?? location.path),
    rule: category,
    message: JSON.stringify(message),
  }));
});
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
  fs.writeFileSync(path.join(dir, file), `${text}\n`);
}

describe('the purity rules', () => {
  it('report every planted impurity', () => {
    const missed = [...planted].filter(
      ([file, { expected }]) =>
        !findings.some((found) => found.file === file && expected.test(`${found.rule} ${found.message}`)),
    );
    expect(missed.map(([file]) => file)).toEqual([]);
    expect(planted.size).toBeGreaterThan(100);
  });

  it('leave innocent files alone', () => {
    expect(findings.filter(({ file }) => file in innocent)).toEqual([]);
  });
});
