// The first wall pass: who imports whom, types included, by the table in .dependency-cruiser.cjs.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';

/** One import that goes through a wall. */
export interface Breach {
  wall: string;
  from: string;
  to: string;
}

/** What the check saw. Files that were not read make a clean result worthless. */
export interface WallReport {
  read: number;
  unread: string[];
  breaches: Breach[];
}

interface WallTable {
  forbidden: NonNullable<IFlattenedRuleSet['forbidden']>;
  options: ICruiseOptions & { enhancedResolveOptions: object };
}

/** The walls of the house, as .dependency-cruiser.cjs has them. */
export const walls = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as WallTable;

/** Checks the `src` folder below `root`. `options` replaces parts of how it is read, for the test. */
export async function checkWalls(root: string, options: ICruiseOptions = {}): Promise<WallReport> {
  const { enhancedResolveOptions, ...reading } = walls.options;
  const result = await cruise(
    ['src'],
    { ...reading, ruleSet: { forbidden: walls.forbidden }, validate: true, baseDir: root, ...options },
    enhancedResolveOptions,
  );
  const { modules, summary } = result.output as ICruiseResult;
  const imported = new Set(modules.flatMap((module) => (module.dependencies.length > 0 ? [module.source] : [])));
  const existing = sources(root);
  return {
    read: existing.filter((file) => imported.has(file)).length,
    unread: existing.filter((file) => !imported.has(file) && importsSomething(path.join(root, file))),
    breaches: summary.violations.map(({ rule, from, to }) => ({ wall: rule.name, from, to })),
  };
}

function sources(root: string): string[] {
  return fs
    .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join('src', file));
}

/** A plain look at the text, by other means than the reader that is being judged. */
function importsSomething(file: string): boolean {
  return /^(import|export)\b[^;]*?\bfrom '|^import '/m.test(fs.readFileSync(file, 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { read, unread, breaches } = await checkWalls(path.join(import.meta.dirname, '..'));
  for (const { wall, from, to } of breaches) console.error(`${from} imports ${to}: through the wall "${wall}"`);
  for (const file of unread) console.error(`${file} was not read`);
  if (read === 0) console.error('Nothing was read.');
  if (breaches.length > 0 || unread.length > 0 || read === 0) process.exit(1);
  console.log(`${walls.forbidden.length} walls hold; the imports of ${read} files were read.`);
}
