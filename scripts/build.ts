import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { driverGuard } from './guard-driver.ts';

const root = path.join(import.meta.dirname, '..');

/** The processes, each bundled into one file that needs no node_modules; only the web process finds Next there. */
const entries = {
  web: 'src/web/main.ts',
  receiver: 'src/web/receiver.ts',
  worker: 'src/worker/main.ts',
  simulator: 'src/simulator/main.ts',
  cli: 'src/cli/main.ts',
  migrate: 'src/server/db/migrate-main.ts',
};

/** Bundles web server, receiver, worker, simulator, command line and migrations into `dist/`. */
export async function buildProcesses(): Promise<void> {
  const bundle = await rolldown({
    input: entries,
    cwd: root,
    platform: 'node',
    external: ['next', 'pg-native'],
    plugins: [driverGuard],
    resolve: { alias: { 'server-only': path.join(root, 'scripts/testing/empty.ts') } },
    logLevel: 'warn',
  });
  fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  await bundle.write({
    dir: path.join(root, 'dist'),
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    sourcemap: true,
    minify: false,
  });
  await bundle.close();
}

/** Builds the web app with Next. */
export async function buildWeb(): Promise<void> {
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: root,
    stdio: process.env.RECADO_QUIET ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`The web app could not be built.\n${output}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildProcesses();
  await buildWeb();
}
