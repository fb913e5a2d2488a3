import { spawnSync } from 'node:child_process';

/** One step of a check: a program of this repository, run by the same Node. */
export interface Step {
  name: string;
  /** Arguments of Node, one list per program; they run in order. */
  runs: string[][];
  env?: Record<string, string>;
}

/** Runs the steps in order, stops at the first that fails, and prints how long each took. Ends the process. */
export function runSteps(steps: readonly Step[]): never {
  const rows: string[] = [];
  const width = Math.max(...steps.map(({ name }) => name.length));
  let failed: string | undefined;
  for (const { name, runs, env } of steps) {
    console.log(`\n── ${name}`);
    const started = performance.now();
    const ok = runs.every(
      (args) =>
        spawnSync(process.execPath, args, {
          stdio: 'inherit',
          env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
        }).status === 0,
    );
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    rows.push(`${name.padEnd(width)}  ${seconds.padStart(7)} s  ${ok ? 'ok' : 'FAILED'}`);
    if (ok) continue;
    failed = name;
    break;
  }
  console.log(`\n${rows.join('\n')}`);
  if (failed) console.error(`\nFailed: ${failed}. What it said stands above.`);
  process.exit(failed ? 1 : 0);
}

/** The programs that the steps run. */
export const programs = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  next: 'node_modules/next/dist/bin/next',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
} as const;

const colours = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`;

/** Format and lint, walls, types: what needs no test to run. */
export const reading: readonly Step[] = [
  { name: 'format and lint', runs: [[programs.biome, 'ci', colours, '--error-on-warnings', '.']] },
  { name: 'walls', runs: [['scripts/check-walls.ts']] },
  {
    name: 'types',
    runs: [
      [programs.next, 'typegen'],
      [programs.tsc, '--noEmit'],
    ],
  },
];

/** The tests that need neither a database nor a browser. */
export const pureTests: Step = { name: 'pure tests', runs: [[programs.vitest, 'run', '--project', 'pure']] };
