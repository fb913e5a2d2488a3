// The pre-commit hook: what is staged, looked at as it lies in the working tree. A few seconds.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { programs, runSteps, type Step } from './testing/steps.ts';

process.chdir(path.join(import.meta.dirname, '..'));
const { stdout } = spawnSync('git', ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z'], {
  encoding: 'utf8',
});
const staged = stdout.split('\0').filter(Boolean);
const code = staged.filter((file) => /\.tsx?$/.test(file));

const steps: Step[] = [
  {
    name: 'format and lint',
    runs: [[programs.biome, 'check', '--error-on-warnings', '--no-errors-on-unmatched', ...staged]],
  },
];
if (code.length > 0) {
  steps.push(
    { name: 'walls', runs: [['scripts/check-walls.ts']] },
    { name: 'types', runs: [[programs.tsc, '--noEmit']] },
    {
      name: 'pure tests of what changed',
      runs: [[programs.vitest, 'related', '--run', '--passWithNoTests', '--project', 'pure', ...code]],
    },
  );
}
if (staged.length === 0) process.exit(0);
runSteps(steps);
