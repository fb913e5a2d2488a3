import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWalls, walls } from './check-walls.ts';

const root = path.join(import.meta.dirname, '..');
const made: string[] = [];
afterAll(() => {
  for (const dir of made) fs.rmSync(dir, { recursive: true, force: true });
});

type Files = Record<string, string>;

/** A house of its own in a temporary folder: the given files, and one empty file in each room. */
function house(files: Files): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-walls-'));
  made.push(dir);
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), text);
  };
  for (const file of Object.values(inhabitants)) write(file, 'export type T = 1;\nexport const x = 1;\n');
  for (const [file, text] of Object.entries(files)) write(file, text);
  fs.copyFileSync(path.join(root, 'package.json'), path.join(dir, 'package.json'));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'));
  return dir;
}

const inhabitants = {
  lib: 'src/lib/leaf.ts',
  i18n: 'src/i18n/words.ts',
  env: 'src/env/settings.ts',
  ui: 'src/ui/button.tsx',
  flow: 'src/flow/step.ts',
  view: 'src/nodes/view.ts',
  run: 'src/nodes/wait/run.ts',
  schema: 'src/nodes/wait/schema.ts',
  card: 'src/nodes/wait/card.tsx',
  otherNode: 'src/nodes/tag/schema.ts',
  schemas: 'src/nodes/schemas.ts',
  runners: 'src/nodes/runners.ts',
  views: 'src/nodes/views.tsx',
  manifest: 'src/channels/telegram/manifest.ts',
  inbound: 'src/channels/telegram/inbound.ts',
  client: 'src/channels/telegram/client.ts',
  setup: 'src/channels/telegram/setup.tsx',
  otherChannel: 'src/channels/messenger/manifest.ts',
  otherAdapter: 'src/channels/messenger/adapter.ts',
  contract: 'src/channels/contract.ts',
  manifests: 'src/channels/manifests.ts',
  adapters: 'src/channels/adapters.ts',
  setups: 'src/channels/setups.tsx',
  starters: 'src/starters/welcome.ts',
  database: 'src/server/db/client.ts',
  engine: 'src/engine/turn.ts',
  server: 'src/server/flows/publish-flow.ts',
  trpc: 'src/trpc/router.ts',
  rest: 'src/rest/routes.ts',
  cli: 'src/cli/main.ts',
  worker: 'src/worker/main.ts',
  simulator: 'src/simulator/main.ts',
  simulatorClient: 'src/simulator/client.ts',
  editor: 'src/editor/store.ts',
  app: 'src/app/page.tsx',
  test: 'src/flow/testing/sample.ts',
  lost: 'src/utils/misc.ts',
} as const;

const uses = (room: keyof typeof inhabitants) =>
  `import { x } from '#/${inhabitants[room].slice(4)}';\nexport const y = x;\n`;
const usesType = (room: keyof typeof inhabitants) =>
  `import type { T } from '#/${inhabitants[room].slice(4)}';\nexport type Y = T;\n`;
const take = (library: string) => `import * as taken from '${library}';\nexport const y = taken;\n`;

/** One breach per wall: the file that goes through it, and its text. */
const breaches: Record<string, [file: string, text: string]> = {
  'lib: rooms': ['src/lib/breach.ts', usesType('flow')],
  'lib: libraries': ['src/lib/breach-2.ts', take('zod')],
  'i18n: rooms': ['src/i18n/breach.ts', uses('ui')],
  'i18n: libraries': ['src/i18n/breach-2.ts', take('zod')],
  'env: rooms': ['src/env/breach.ts', uses('server')],
  'env: libraries': ['src/env/breach-2.ts', take('pino')],
  'ui: rooms': ['src/ui/breach.tsx', usesType('flow')],
  'ui: libraries': ['src/ui/breach-2.tsx', take('zustand')],
  'flow: rooms': ['src/flow/breach.ts', uses('schema')],
  'flow: libraries': ['src/flow/breach-2.ts', take('node:crypto')],
  'node parts: rooms': ['src/nodes/parts/breach.tsx', uses('editor')],
  'node parts: libraries': ['src/nodes/parts/breach-2.tsx', take('zustand')],
  'node core: rooms': ['src/nodes/wait/breach.ts', uses('otherNode')],
  'node core: libraries': ['src/nodes/wait/breach-2.ts', take('react')],
  'node looks: rooms': ['src/nodes/wait/breach.tsx', usesType('otherNode')],
  'node looks: libraries': ['src/nodes/wait/breach-2.tsx', take('@xyflow/react')],
  'node schemas: rooms': ['src/nodes/schemas.ts', uses('card')],
  'node schemas: libraries': ['src/nodes/schemas.ts', take('react')],
  'node runners: rooms': ['src/nodes/runners.ts', uses('card')],
  'node runners: libraries': ['src/nodes/runners.ts', take('node:fs')],
  'node views: rooms': ['src/nodes/views.tsx', uses('editor')],
  'node views: libraries': ['src/nodes/views.tsx', take('node:fs')],
  'channel setup: rooms': ['src/channels/telegram/breach.tsx', uses('client')],
  'channel setup: libraries': ['src/channels/telegram/breach-2.tsx', take('undici')],
  'channel wire: rooms': ['src/channels/telegram/adapter.ts', uses('otherAdapter')],
  'channel wire: libraries': ['src/channels/telegram/verify.ts', take('postgres')],
  'channel core: rooms': ['src/channels/telegram/breach.ts', uses('client')],
  'channel core: libraries': ['src/channels/telegram/breach-2.ts', take('node:crypto')],
  'channel manifests: rooms': ['src/channels/manifests.ts', uses('client')],
  'channel manifests: libraries': ['src/channels/manifests.ts', take('react')],
  'channel adapters: rooms': ['src/channels/adapters.ts', uses('setup')],
  'channel adapters: libraries': ['src/channels/adapters.ts', take('react')],
  'channel setups: rooms': ['src/channels/setups.tsx', uses('client')],
  'channel setups: libraries': ['src/channels/setups.tsx', take('undici')],
  'channel contract: rooms': ['src/channels/breach.ts', uses('manifest')],
  'channel contract: libraries': ['src/channels/breach-2.ts', take('undici')],
  'starters: rooms': ['src/starters/breach.ts', uses('server')],
  'starters: libraries': ['src/starters/breach-2.ts', take('react')],
  'database: rooms': ['src/server/db/breach.ts', usesType('engine')],
  'database: libraries': ['src/server/db/breach-2.ts', take('undici')],
  'engine: rooms': ['src/engine/breach.ts', uses('server')],
  'engine: libraries': ['src/engine/breach-2.ts', take('undici')],
  'server: rooms': ['src/server/breach.ts', uses('trpc')],
  'server: libraries': ['src/server/breach-2.ts', take('next/headers')],
  'trpc: rooms': ['src/trpc/breach.ts', uses('worker')],
  'trpc: libraries': ['src/trpc/breach-2.ts', take('postgres')],
  'rest: rooms': ['src/rest/breach.ts', uses('trpc')],
  'rest: libraries': ['src/rest/breach-2.ts', take('react')],
  'cli: rooms': ['src/cli/breach.ts', uses('worker')],
  'cli: libraries': ['src/cli/breach-2.ts', take('react')],
  'worker: rooms': ['src/worker/breach.ts', uses('trpc')],
  'worker: libraries': ['src/worker/breach-2.ts', take('react')],
  'simulator client: rooms': ['src/simulator/client.ts', uses('simulator')],
  'simulator client: libraries': ['src/simulator/control/views.ts', take('undici')],
  'simulator: rooms': ['src/simulator/breach.ts', uses('engine')],
  'simulator: libraries': ['src/simulator/breach-2.ts', take('postgres')],
  'web: rooms': ['src/web/breach.ts', uses('trpc')],
  'web: libraries': ['src/web/breach-2.ts', take('react')],
  'editor: rooms': ['src/editor/breach.ts', usesType('server')],
  'editor: libraries': ['src/editor/breach-2.ts', take('drizzle-orm')],
  'editor: types only': ['src/editor/breach-3.ts', uses('trpc')],
  'app: rooms': ['src/app/breach.ts', uses('worker')],
  'app: libraries': ['src/app/breach-2.ts', take('postgres')],
  'a file outside all rooms': ['src/app/breach-3.ts', uses('lost')],
  'tests stay tests': ['src/flow/breach-3.ts', uses('test')],
  'nothing missing': ['src/lib/breach-3.ts', "import { x } from './nowhere.ts';\nexport const y = x;\n"],
  'no circle': ['src/lib/breach-4.ts', "import { b } from './circle.ts';\nexport const a = b;\n"],
  'no development packages in what ships': ['src/server/breach-3.ts', take('fast-check')],
  'scripts stay outside': ['src/cli/breach-3.ts', "import '../../scripts/pg.ts';\n"],
};

/** What each room may do, to show that the walls have their doors. */
const allowed: Files = {
  'src/i18n/good.ts': uses('lib') + take('use-intl').replaceAll('y', 'z'),
  'src/ui/good.tsx': uses('i18n'),
  'src/flow/good.ts': take('liquidjs'),
  'src/nodes/tag/run.ts': uses('otherNode').replace('#/nodes/tag', '.'),
  'src/nodes/tag/form.tsx': uses('view'),
  'src/nodes/good.test.ts': uses('server'),
  'src/engine/good.ts': uses('runners'),
  'src/server/good.ts': uses('engine'),
  'src/worker/good.ts': uses('engine'),
  'src/simulator/good.ts': uses('inbound'),
  'src/editor/good.ts': usesType('trpc'),
  'src/app/good.tsx': uses('editor'),
};

describe('the walls', { timeout: 60_000 }, () => {
  it('are each proven by a breach', () => {
    expect(Object.keys(breaches).sort()).toEqual(walls.forbidden.map(({ name }) => name).sort());
  });

  it('let through what the house allows', async () => {
    const report = await checkWalls(house(allowed));
    expect(report.breaches).toEqual([]);
    expect(report.unread).toEqual([]);
  });

  it('report every planted breach', async () => {
    const files: Files = {
      'scripts/pg.ts': 'export const x = 1;\n',
      'src/lib/circle.ts': "import { a } from './breach-4.ts';\nexport const b = a;\n",
    };
    for (const [file, text] of Object.values(breaches)) files[file] = (files[file] ?? '') + text;
    const found = (await checkWalls(house(files))).breaches;
    const missed = Object.entries(breaches).filter(
      ([wall, [file]]) => !found.some((breach) => breach.wall === wall && breach.from === file),
    );
    expect(missed).toEqual([]);
  });

  it('see the imports of every file here', async () => {
    const { unread, read } = await checkWalls(root);
    expect(unread).toEqual([]);
    expect(read).toBeGreaterThan(300);
  });

  it('do not hold when files were left unread', async () => {
    // what dependency-cruiser does without a word where it lacks a reader, as beside TypeScript 7
    const { breaches, unread } = await checkWalls(house(allowed), { exclude: '^src/(app|worker)/' });
    expect(breaches).toEqual([]);
    expect(unread.sort()).toEqual(['src/app/good.tsx', 'src/worker/good.ts']);
  });
});
