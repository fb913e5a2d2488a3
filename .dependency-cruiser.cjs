// Who may import whom (with types): the walls of the house, one row per room. A file belongs to the first room that
// matches it; its own room is always open to it. `rooms` names the rooms it may import, `libraries` the packages.
// scripts/check-walls.ts runs this, and its test plants one breach per wall.

const react = ['react', 'react-dom', 'use-intl', 'lucide-react'];
const queries = ['@tanstack/react-query', '@trpc/client', '@trpc/server', '@trpc/tanstack-react-query'];

/** Files that only tests use. They may import anything; nothing that ships may import them. */
const tests = [
  '\\.test\\.tsx?$',
  '^src/scenarios/',
  '/testing/',
  '^src/engine/simulation/',
  '/fixtures/',
  '^src/server/testing\\.ts$',
  '^src/channels/samples\\.ts$',
  '^src/i18n/icu-arguments\\.ts$',
];

const rooms = {
  lib: { path: '^src/lib/' },
  i18n: { path: '^src/i18n/', rooms: ['lib'], libraries: ['react', 'use-intl', 'next'] },
  env: { path: '^src/env/', rooms: ['lib'], libraries: ['zod'], builtins: true },
  ui: {
    path: '^src/ui/',
    rooms: ['lib', 'i18n'],
    libraries: [
      ...react,
      '@base-ui/react',
      '@tanstack/react-table',
      '@tanstack/react-virtual',
      'class-variance-authority',
      'clsx',
      'cmdk',
      'next',
      'recharts',
      'sonner',
      'tailwind-merge',
    ],
  },
  flow: {
    path: '^src/flow/',
    rooms: ['lib'],
    libraries: ['zod', 'liquidjs', 're2js', 'libphonenumber-js', 'date-fns', '@date-fns/tz'],
  },
  'node parts': {
    path: '^src/nodes/(view\\.tsx?$|parts/)',
    rooms: ['ui', 'i18n', 'flow', 'lib'],
    libraries: [...react, 'zod'],
  },
  // `$1` is the folder of the importing file: two rooms of nodes or of channels never import each other
  'node core': {
    path: '^src/nodes/([^/]+)/[^/]+\\.ts$',
    own: '^src/nodes/$1/[^/]+\\.ts$',
    rooms: ['flow', 'lib'],
    libraries: ['zod'],
  },
  'node looks': {
    path: '^src/nodes/([^/]+)/[^/]+\\.tsx$',
    own: '^src/nodes/$1/',
    rooms: ['node parts', 'ui', 'i18n', 'flow', 'lib'],
    libraries: [...react, 'zod'],
  },
  'node schemas': { path: '^src/nodes/schemas\\.ts$', rooms: ['node core', 'flow', 'lib'], libraries: ['zod'] },
  'node runners': {
    path: '^src/nodes/(runners|open-message)\\.ts$',
    rooms: ['node core', 'node schemas', 'flow', 'lib'],
  },
  'node views': {
    path: '^src/nodes/views\\.tsx?$',
    rooms: ['node looks', 'node parts', 'node schemas', 'flow', 'lib'],
    libraries: ['react'],
  },
  'channel setup': {
    path: '^src/channels/([^/]+)/[^/]+\\.tsx$',
    own: '^src/channels/$1/(?!(adapter|client|graph|media|send|templates|verify)\\.ts$)',
    rooms: ['channel contract', 'ui', 'i18n', 'flow', 'lib'],
    libraries: [...react, 'zod'],
  },
  'channel wire': {
    path: '^src/channels/([^/]+)/(adapter|client|graph|media|send|templates|verify)\\.ts$',
    own: '^src/channels/$1/[^/]+\\.ts$',
    rooms: ['channel contract', 'lib'],
    builtins: true,
  },
  'channel core': {
    path: '^src/channels/([^/]+)/[^/]+\\.ts$',
    own: '^src/channels/$1/(?!(adapter|client|graph|media|send|templates|verify)\\.ts$)[^/]+\\.ts$',
    rooms: ['channel contract', 'flow', 'lib'],
    libraries: ['zod'],
  },
  'channel manifests': { path: '^src/channels/manifests\\.ts$', rooms: ['channel core', 'channel contract', 'lib'] },
  'channel adapters': {
    path: '^src/channels/adapters\\.ts$',
    rooms: ['channel wire', 'channel contract', 'channel manifests', 'lib'],
  },
  'channel setups': {
    path: '^src/channels/setups\\.tsx?$',
    rooms: ['channel setup', 'channel contract', 'channel manifests', 'lib'],
    libraries: ['react'],
  },
  'channel contract': { path: '^src/channels/[^/]+\\.ts$', rooms: ['flow', 'lib'], libraries: ['zod'] },
  starters: { path: '^src/starters/', rooms: ['flow', 'node schemas', 'lib'], libraries: ['zod'] },
  // how others drive the simulator; everything else of it stays behind its wall
  'simulator client': {
    path: '^src/simulator/(client|control/(views|requests))\\.ts$',
    rooms: ['lib'],
    libraries: ['zod'],
  },
  database: {
    path: '^src/server/db/',
    rooms: ['flow', 'env', 'lib', 'server'],
    libraries: ['drizzle-orm', 'pg-boss', 'postgres', 'postgres-array', 'zod'],
    builtins: true,
    // the list of migrations, to know whether a database has them all
    data: ['^drizzle/meta/'],
  },
  engine: {
    path: '^src/engine/',
    rooms: ['flow', 'node schemas', 'node runners', 'channel contract', 'channel adapters', 'database', 'lib'],
    libraries: ['drizzle-orm', 'lru-cache', 'zod'],
  },
  server: {
    path: '^src/server/',
    rooms: [
      'database',
      'engine',
      'flow',
      'starters',
      'node schemas',
      'node runners',
      'channel contract',
      'channel manifests',
      'channel adapters',
      'simulator client',
      'env',
      'lib',
    ],
    libraries: [
      '@opentelemetry/api',
      '@opentelemetry/exporter-trace-otlp-http',
      '@opentelemetry/resources',
      '@opentelemetry/sdk-trace',
      'aws4fetch',
      'cron-parser',
      'csv-parse',
      'drizzle-orm',
      'file-type',
      'ipaddr.js',
      'libphonenumber-js',
      'next-auth',
      'pg-boss',
      'pino',
      'postgres',
      'prom-client',
      'rate-limiter-flexible',
      'undici',
      'zod',
    ],
    builtins: true,
  },
  trpc: {
    path: '^src/trpc/',
    rooms: [
      'server',
      'simulator client',
      'flow',
      'starters',
      'node schemas',
      'channel manifests',
      'channel contract',
      'env',
      'lib',
    ],
    libraries: [...queries, 'next', 'react', 'server-only', 'superjson', 'zod'],
    builtins: true,
  },
  rest: {
    path: '^src/rest/',
    rooms: ['server', 'flow', 'starters', 'node schemas', 'channel manifests', 'channel contract', 'env', 'lib'],
    libraries: ['zod'],
    builtins: true,
  },
  cli: {
    path: '^src/cli/',
    rooms: [
      'simulator client',
      'server',
      'database',
      'flow',
      'starters',
      'node schemas',
      'channel manifests',
      'channel contract',
      'env',
      'lib',
    ],
    libraries: ['commander', 'zod'],
    builtins: true,
  },
  worker: {
    path: '^src/worker/',
    rooms: ['engine', 'server', 'database', 'channel contract', 'channel adapters', 'flow', 'env', 'lib'],
    libraries: ['drizzle-orm', 'lru-cache', 'pg-boss', 'zod'],
    builtins: true,
  },
  simulator: {
    path: '^src/simulator/',
    rooms: ['simulator client', 'channel core', 'channel wire', 'channel contract', 'env', 'lib'],
    libraries: ['zod', 'undici'],
    builtins: true,
  },
  web: { path: '^src/web/', rooms: ['server', 'env', 'lib'], libraries: ['next'], builtins: true },
  editor: {
    path: '^src/editor/',
    rooms: [
      'node schemas',
      'node runners',
      'node views',
      'node parts',
      'channel manifests',
      'channel contract',
      'channel setups',
      'starters',
      'flow',
      'ui',
      'i18n',
      'lib',
    ],
    typesFrom: ['trpc'],
    libraries: [
      ...react,
      '@base-ui/react',
      '@dagrejs/dagre',
      '@tanstack/react-query',
      '@xyflow/react',
      'next',
      'zod',
      'zustand',
    ],
  },
  app: {
    path: '^src/(app/|[^/]+\\.tsx?$)',
    rooms: [
      'editor',
      'trpc',
      'rest',
      'server',
      'database',
      'engine',
      'node schemas',
      'node runners',
      'node views',
      'node parts',
      'channel manifests',
      'channel contract',
      'channel setups',
      'starters',
      'flow',
      'ui',
      'i18n',
      'env',
      'lib',
    ],
    libraries: [...react, ...queries, '@tanstack/react-table', 'geist', 'next', 'next-auth', 'zod', 'zustand'],
    builtins: true,
  },
};

const entries = Object.entries(rooms);

/** A room's files: what its path matches, minus what an earlier room took. */
const filesOf = (name) => {
  const before = entries.slice(
    0,
    entries.findIndex(([key]) => key === name),
  );
  return { path: rooms[name].path, pathNot: [...before.map(([, room]) => room.path), ...tests] };
};

/** A pattern for the files of another room, as a target. */
const target = (name) => {
  const before = entries.slice(
    0,
    entries.findIndex(([key]) => key === name),
  );
  const others = before.map(([, room]) => `(?!${room.path.replace(/^\^/, '')})`).join('');
  return `^${others}${rooms[name].path.replace(/^\^/, '')}`;
};

const walls = entries.flatMap(([name, room]) => {
  const from = filesOf(name);
  const own = room.own ?? room.path;
  const typesFrom = room.typesFrom ?? [];
  const open = [own, ...(room.rooms ?? []).map(target)];
  const rules = [
    {
      name: `${name}: rooms`,
      severity: 'error',
      from,
      to: { path: '^src/', pathNot: [...open, ...typesFrom.map(target), ...tests] },
    },
    {
      name: `${name}: libraries`,
      severity: 'error',
      from,
      to: {
        couldNotResolve: false,
        pathNot: [
          '^src/',
          ...(room.data ?? []),
          ...(room.libraries ?? []).map((library) => `node_modules/(@types/)?${library}/`),
        ],
        ...(room.builtins ? { dependencyTypesNot: ['core'] } : {}),
      },
    },
  ];
  if (typesFrom.length > 0) {
    rules.push({
      name: `${name}: types only`,
      severity: 'error',
      from,
      to: { path: typesFrom.map(target), dependencyTypesNot: ['type-only'] },
    });
  }
  return rules;
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...walls,
    {
      name: 'a file outside all rooms',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: [...entries.map(([, room]) => room.path), ...tests] },
    },
    {
      name: 'tests stay tests',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: tests.map((pattern) => pattern.replace(/^(?!\^)/, '^src/.*')) },
    },
    { name: 'nothing missing', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
    {
      name: 'no circle',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no development packages in what ships',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'scripts stay outside',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^(scripts|e2e|bench)/' },
    },
  ],
  options: {
    // beside TypeScript 7 there is no TypeScript API to read with: without this line no module is read at all
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.d.ts'],
    },
  },
};
