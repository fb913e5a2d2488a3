import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { freePort, type Pg, PgFailure, startPostgres } from './pg.ts';
import { launch, type Running, type Supervised, supervise } from './supervise.ts';

// `npm start` and `npm run dev`: database (embedded unless DATABASE_URL is set), migrations, simulator while no real number
// is connected, web and worker; one supervisor that starts again what ends, and stops all of them in order.

const mode = process.argv[2] === 'dev' ? 'dev' : 'start';
const root = path.join(import.meta.dirname, '..');
process.chdir(root);
for (const file of ['.env.local', '.env']) if (fs.existsSync(file)) process.loadEnvFile(file);

const dataDir = path.resolve(process.env.RECADO_DATA_DIR || '.data');
const port = Number(process.env.PORT || 3000);
const instanceFile = path.join(dataDir, 'instance.json');

/** A start that cannot go on; the message is one sentence for the person at the terminal. */
class CannotStart extends Error {}

const say = (text: string) => process.stdout.write(`${text}\n`);

/** The pieces that live as long as we do; the database, which the others need to end well, stands apart. */
const pieces: Supervised[] = [];
let database: Supervised | undefined;
let ready = false;
let stopping: Promise<void> | undefined;
let ownsInstanceFile = false;

// ---- stopping

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    await Promise.all(pieces.map((piece) => piece.stop()));
    await database?.stop();
    if (ownsInstanceFile) fs.rmSync(instanceFile, { force: true });
    process.exit(code);
  })();
  return stopping;
}

// npm passes a signal on to its shell only, which dies without telling us: notice that the parent is gone
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void stop(0);
}, 300).unref();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

// ---- pieces

/** How pieces are kept alive once everything has run; before that, one that ends has failed to start. */
const care = {
  say: (line: string) => void process.stderr.write(`${line}\n`),
  mayRestart: () => ready,
  giveUp(how: string) {
    if (stopping) return;
    process.stderr.write(`Recado stops: ${how}.\n`);
    void stop(1);
  },
};

/** A process that must live as long as we do. */
function keep(name: string, args: string[], env: NodeJS.ProcessEnv, quiet = false): void {
  if (stopping) return;
  const start = () => {
    const running = launch(args, { stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'], env });
    if (running.child.stdout) passOnLogs(running.child.stdout);
    return running;
  };
  pieces.push(supervise(start(), { ...care, name, start }));
}

/** Passes on our own log lines, which are JSON, without the banner that Next prints around its start. */
function passOnLogs(output: NodeJS.ReadableStream): void {
  createInterface({ input: output }).on('line', (line) => line.startsWith('{') && say(line));
}

/** Starts the embedded PostgreSQL and keeps it running at the same address; answers that. */
async function keepDatabase(): Promise<string> {
  const options = { dir: path.join(dataDir, 'postgres'), fast: process.env.RECADO_FAST_DATABASE === '1' };
  const asPiece = (pg: Pg): Running => ({ over: pg.over, end: () => pg.stop() });
  const first = await startPostgres({ ...options, port: 54_329 });
  const start = async (signal: AbortSignal) => {
    const pg = await startPostgres({ ...options, port: Number(new URL(first.url).port), signal });
    if (pg.url === first.url) return asPiece(pg);
    await pg.stop();
    throw new PgFailure('its port is taken by another program');
  };
  database = supervise(asPiece(first), { ...care, name: 'database', start });
  return first.url;
}

/** Runs a process to its end. Throws with what it said when it fails. */
async function runOnce(name: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const running = launch(args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const piece = { stop: () => running.end() };
  pieces.push(piece);
  let said = '';
  for (const stream of [running.child.stdout, running.child.stderr]) {
    stream?.on('data', (chunk) => {
      said += String(chunk);
    });
  }
  const how = await running.over;
  pieces.splice(pieces.indexOf(piece), 1);
  if (stopping) await stopping;
  if (how !== 'exit code 0') throw new CannotStart(said.trim() || `${name} failed.`);
}

/** Refuses to start beside another instance on the same data, or on a port that is taken. */
async function checkGround(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CannotStart(`PORT is to be a number from 1 to 65535, not ${process.env.PORT}.`);
  }
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw thrown;
    throw new CannotStart(`Nothing can be kept in ${dataDir} (${code}); choose another folder by RECADO_DATA_DIR.`);
  }
  if (fs.existsSync(instanceFile)) {
    const { pid, APP_URL } = JSON.parse(fs.readFileSync(instanceFile, 'utf8')) as { pid: string; APP_URL: string };
    if (fs.existsSync(`/proc/${pid}/cmdline`) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('run.ts')) {
      throw new CannotStart(`Recado already runs on this data: ${APP_URL} (process ${pid}).`);
    }
  }
  const taken = await new Promise<boolean>((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(true));
    server.listen(port, () => server.close(() => resolve(false)));
  });
  if (taken) {
    throw new CannotStart(
      `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
    );
  }
}

/** The secrets of this machine, made at the first start and kept beside the data. */
function localSecrets(): Record<string, string> {
  const file = path.join(dataDir, 'secrets.json');
  if (!fs.existsSync(file)) {
    const make = () => randomBytes(32).toString('base64url');
    const secrets = { AUTH_SECRET: make(), ENCRYPTION_KEY: make(), SIMULATOR_TOKEN: make() };
    fs.writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  }
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
}

/** No build yet, or something that goes into it is newer. */
function buildIsStale(): boolean {
  const mark = '.next/BUILD_ID';
  if (!fs.existsSync(mark) || !fs.existsSync('dist/worker.mjs')) return true;
  const built = fs.statSync(mark).mtimeMs;
  const inputs = ['package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'tailwind.config.ts', 'public', 'src'];
  const newer = (file: string): boolean => {
    const stat = fs.statSync(file);
    if (!stat.isDirectory()) return stat.mtimeMs > built;
    return fs.readdirSync(file).some((name) => newer(path.join(file, name)));
  };
  return inputs.some((input) => fs.existsSync(input) && newer(input));
}

/** True while every connected number lives in the simulator. */
async function needsSimulator(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`set role recado_engine`;
    const found = await sql`select from channel where not simulated and state <> 'disconnected' limit 1`;
    return found.count === 0;
  } finally {
    await sql.end();
  }
}

/** Waits until the web server answers. */
async function untilReady(url: string): Promise<void> {
  while (!stopping) {
    const ok = await fetch(`${url}/api/health/readiness`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// ---- the start

async function start(): Promise<void> {
  await checkGround();
  const secrets = localSecrets();
  const env: NodeJS.ProcessEnv = {
    NEXT_TELEMETRY_DISABLED: '1',
    ...secrets,
    ...Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')),
    RECADO_DATA_DIR: dataDir,
    PORT: String(port),
    NODE_ENV: mode === 'dev' ? 'development' : 'production',
  };
  env.APP_URL ??= `http://localhost:${port}`;
  // one line says where it is; what goes wrong is still told
  env.LOG_LEVEL ??= 'warn';
  env.NEXTAUTH_URL ??= env.APP_URL;
  env.NEXTAUTH_SECRET ??= env.AUTH_SECRET;
  if (!env.DATABASE_URL) {
    env.DATABASE_URL = await keepDatabase();
  }
  if (mode === 'start' && buildIsStale()) {
    say('Building Recado; this happens once and takes about a minute.');
    await runOnce('build', ['scripts/build.ts'], { ...env, RECADO_QUIET: '1' });
  }
  const entry = (name: string, source: string) => (mode === 'dev' ? source : `dist/${name}.mjs`);
  await runOnce('migrate', [entry('migrate', 'src/server/db/migrate-main.ts')], env);
  if (env.SIMULATOR_PORT || (await needsSimulator(env.DATABASE_DIRECT_URL || env.DATABASE_URL))) {
    env.SIMULATOR_PORT ||= String(await freePort(54_330));
    keep('simulator', [entry('simulator', 'src/simulator/main.ts')], env);
  }
  const instance = { pid: String(process.pid), APP_URL: env.APP_URL, DATABASE_URL: env.DATABASE_URL, PORT: env.PORT };
  const simulator = env.SIMULATOR_PORT ? { SIMULATOR_PORT: env.SIMULATOR_PORT } : {};
  fs.writeFileSync(instanceFile, `${JSON.stringify({ ...instance, ...simulator }, null, 2)}\n`, { mode: 0o600 });
  ownsInstanceFile = true;
  // without real sign-in the demo is open to whoever reaches it: nobody but this machine may
  const host = env.HOST ?? (hasSignIn(env) ? '0.0.0.0' : '127.0.0.1');
  const hot = mode === 'dev' ? ['--dev'] : [];
  keep('web server', [entry('web', 'src/web/main.ts'), '--hostname', host, ...hot], env, mode === 'start');
  const watch = mode === 'dev' ? ['--watch', '--watch-preserve-output'] : [];
  keep('worker', [...watch, entry('worker', 'src/worker/main.ts')], env);
  await untilReady(`http://127.0.0.1:${port}`);
  if (stopping) return;
  ready = true;
  say(`Recado is ready: ${env.APP_URL}`);
}

function hasSignIn(env: NodeJS.ProcessEnv): boolean {
  return Object.keys(env).some((key) => /^AUTH_[A-Z]+_ID$/.test(key) && env[key]);
}

start().catch(async (thrown: unknown) => {
  if (stopping) return;
  const known = thrown instanceof CannotStart || thrown instanceof PgFailure;
  const full = (thrown as { code?: string }).code === 'ENOSPC';
  const message = full ? `The disk is full: nothing could be written to ${dataDir}.` : (thrown as Error).message;
  process.stderr.write(`${known || full ? message : String((thrown as Error).stack ?? thrown)}\n`);
  await stop(1);
});
