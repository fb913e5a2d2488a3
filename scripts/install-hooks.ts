// `npm ci` and `npm install` end with this: git runs our checks before each commit. Outside a git checkout, and where
// someone has a hook of their own, nothing happens.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const mark = '# made by scripts/install-hooks.ts';
const hook = `#!/bin/sh
${mark}
exec npm run --silent precommit
`;

/** Writes the pre-commit hook of the checkout at `root`. Says what it did. */
export function installHooks(root: string): 'installed' | 'no checkout' | 'left alone' {
  // inside a hook git tells its children where the repository is: not what is asked here
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const env = Object.fromEntries(outside) as NodeJS.ProcessEnv;
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, env, encoding: 'utf8' });
  const top = git('rev-parse', '--show-toplevel');
  if (top.status !== 0 || fs.realpathSync(top.stdout.trim()) !== fs.realpathSync(root)) return 'no checkout';
  const folder = path.resolve(root, git('rev-parse', '--git-path', 'hooks').stdout.trim());
  const file = path.join(folder, 'pre-commit');
  if (fs.existsSync(file) && !fs.readFileSync(file, 'utf8').includes(mark)) return 'left alone';
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(file, hook, { mode: 0o755 });
  return 'installed';
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !process.env.CI) {
  installHooks(path.join(import.meta.dirname, '..'));
}
