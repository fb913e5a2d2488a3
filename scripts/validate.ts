// `npm run validate`: what a change must pass before anyone looks at it, in under a minute.
import path from 'node:path';
import { pureTests, reading, runSteps } from './testing/steps.ts';

process.chdir(path.join(import.meta.dirname, '..'));
runSteps([...reading, pureTests]);
