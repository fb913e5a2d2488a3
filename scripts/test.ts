// `npm test`: everything, from a bare checkout after `npm ci`.
import path from 'node:path';
import { programs, pureTests, reading, runSteps } from './testing/steps.ts';

process.chdir(path.join(import.meta.dirname, '..'));
runSteps([
  ...reading,
  pureTests,
  { name: 'database tests', runs: [[programs.vitest, 'run', '--project', 'database']] },
  { name: 'build', runs: [['scripts/build.ts']] },
  { name: 'bundles', runs: [['scripts/check-bundles.ts']] },
  { name: 'Chromium', runs: [['scripts/ensure-chromium.ts']] },
  { name: 'journeys', runs: [[programs.playwright, 'test']] },
]);
