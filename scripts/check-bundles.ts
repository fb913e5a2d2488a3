// The second wall pass: what really went into the built bundles, by their source maps. Run it after `npm run build`.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one built program or the browser's chunks may not hold, and what they must hold if the check can see at all. */
interface BundleRule {
  name: string;
  /** The files of the bundle, below the root of the repository. */
  files(root: string): string[];
  forbidden: readonly RegExp[];
  expected: readonly RegExp[];
}

/** Files of ours below `src`, whatever stands before it in a map. */
const ours = (pattern: string) => new RegExp(`^(?!.*node_modules/)(.*/)?src/${pattern}`);
const packages = (...names: string[]) => new RegExp(`(^|/)node_modules/(${names.join('|')})/`);

const looks = [
  packages(
    'react',
    'react-dom',
    'next',
    'use-intl',
    '@xyflow',
    '@base-ui',
    'lucide-react',
    'zustand',
    'sonner',
    'geist',
  ),
  ours('(app|editor|ui|i18n|trpc)/'),
  ours('.*\\.tsx$'),
];

const serverOnly = [
  packages(
    '@auth',
    '@opentelemetry',
    'aws4fetch',
    'cron-parser',
    'drizzle-orm',
    'file-type',
    'ipaddr\\.js',
    'lru-cache',
    'next-auth',
    'pg',
    'pg-boss',
    'pino',
    'postgres',
    'postgres-array',
    'prom-client',
    'undici',
  ),
  ours('(server|engine|worker|simulator|cli|rest|env)/'),
  // of trpc the browser has the client beside the router, never a procedure
  ours('trpc/([^/]+/|(router|init|context|answer|server|from-use-case)\\.tsx?$)'),
  ours('channels/[^/]+/(adapter|client|graph|media|send|verify)\\.ts$'),
];

/** The rules for what `npm run build` makes. */
export const bundleRules: readonly BundleRule[] = [
  { name: 'worker', files: program('worker'), forbidden: looks, expected: [/src\/worker\/main\.ts$/, /src\/engine\//] },
  {
    name: 'web server',
    files: program('web'),
    forbidden: looks,
    expected: [/src\/web\/main\.ts$/, /src\/engine\/receive\//],
  },
  { name: 'receiver', files: program('receiver'), forbidden: looks, expected: [/src\/web\/receiver\.ts$/] },
  { name: 'command line', files: program('cli'), forbidden: looks, expected: [/src\/cli\/main\.ts$/, /src\/server\//] },
  { name: 'migrations', files: program('migrate'), forbidden: looks, expected: [/src\/server\/db\/migrate\.ts$/] },
  {
    name: 'simulator',
    files: program('simulator'),
    forbidden: [...looks, ours('(engine|server|worker|flow/run)/')],
    expected: [/src\/simulator\/main\.ts$/],
  },
  {
    name: 'browser',
    files: chunks,
    forbidden: serverOnly,
    expected: [/src\/editor\//, /src\/ui\//, /node_modules\/@xyflow\//],
  },
];

/** A file of a bundle that breaks a rule, in words. */
export function checkBundle(root: string, rule: BundleRule): string[] {
  const complaints: string[] = [];
  const seen = new Set<string>();
  for (const file of rule.files(root)) {
    const sources = sourcesOf(file);
    if (!sources)
      complaints.push(`${rule.name}: ${path.relative(root, file)} has no source map, so nobody knows what is in it`);
    for (const source of sources ?? []) {
      seen.add(source);
      if (rule.forbidden.some((pattern) => pattern.test(source))) {
        complaints.push(`${rule.name}: ${path.relative(root, file)} holds ${source}`);
      }
    }
  }
  for (const pattern of rule.expected) {
    if (![...seen].some((source) => pattern.test(source))) {
      complaints.push(`${rule.name}: nothing like ${pattern} was found, so the check does not see what is there`);
    }
  }
  return complaints;
}

/** The entry of a built program and all chunks that it reaches. */
function program(name: string) {
  return (root: string): string[] => {
    const found = new Set<string>();
    const visit = (file: string) => {
      // rolldown's few lines of its own have no source
      if (found.has(file) || !fs.existsSync(file) || path.basename(file).startsWith('rolldown-runtime-')) return;
      found.add(file);
      for (const [, target] of fs
        .readFileSync(file, 'utf8')
        .matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+\.mjs)["']/g)) {
        visit(path.resolve(path.dirname(file), target as string));
      }
    };
    visit(path.join(root, 'dist', `${name}.mjs`));
    return [...found];
  };
}

/** The scripts that the browser may load, but for Next's own polyfills and manifests, which come ready-made. */
function chunks(root: string): string[] {
  const folder = path.join(root, '.next');
  if (!fs.existsSync(path.join(folder, 'static'))) return [];
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'build-manifest.json'), 'utf8')) as Record<
    'polyfillFiles' | 'lowPriorityFiles',
    string[]
  >;
  const ready = new Set([...manifest.polyfillFiles, ...manifest.lowPriorityFiles]);
  return fs
    .readdirSync(path.join(folder, 'static'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !ready.has(`static/${file}`))
    .map((file) => path.join(folder, 'static', file));
}

interface SourceMap {
  sources?: string[];
  sections?: { map: SourceMap }[];
}

/** The sources that the map of a built file names, or undefined where there is no map. */
function sourcesOf(file: string): string[] | undefined {
  const mark = fs.readFileSync(file, 'utf8').match(/\/\/# sourceMappingURL=(\S+)\s*$/)?.[1];
  if (!mark) return undefined;
  const map = path.resolve(path.dirname(file), decodeURIComponent(mark));
  if (!fs.existsSync(map)) return undefined;
  const read = ({ sources = [], sections = [] }: SourceMap): string[] => [
    ...sources,
    ...sections.flatMap((section) => read(section.map)),
  ];
  return read(JSON.parse(fs.readFileSync(map, 'utf8')) as SourceMap);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.join(import.meta.dirname, '..');
  const complaints = bundleRules.flatMap((rule) => checkBundle(root, rule));
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exit(1);
  for (const rule of bundleRules) console.log(`${rule.name}: ${rule.files(root).length} files hold what they may`);
}
