import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');

/** How an instance can be spoken to; survives JSON. */
export interface InstanceAddress {
  /** `http://localhost:<port>`. */
  url: string;
  dataDir: string;
  /** What it printed. */
  logFile: string;
  simulatorUrl: string;
  simulatorToken: string;
}

/** A running Recado. */
export interface Instance extends InstanceAddress {
  process: ChildProcess;
  stop(): Promise<void>;
}

/** Settings of the shell and of an `.env` file that must not reach an instance under test. */
function cleanEnv(): NodeJS.ProcessEnv {
  const example = fs.readFileSync(path.join(root, '.env.example'), 'utf8');
  const names = [...example.matchAll(/^(?:# )?([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1] as string);
  // an empty value keeps the one of an .env file away, and counts as unset
  return { ...process.env, ...Object.fromEntries(names.map((name) => [name, ''])) };
}

/** A new data folder that the unprivileged user of the embedded PostgreSQL can reach. */
export function freshDataDir(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-e2e-'));
  fs.chmodSync(dir, 0o755);
  return path.join(dir, 'data');
}

/** How to start an instance. */
export interface StartOptions {
  port: number;
  dataDir: string;
  env?: Record<string, string>;
  /** The command; the supervisor itself by default. */
  command?: readonly string[];
}

/** Starts the production build as `npm start` does, without waiting for it. */
export function launchInstance({ port, dataDir, env, command }: StartOptions): {
  child: ChildProcess;
  logFile: string;
} {
  const logFile = `${dataDir}.log`;
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, 'w');
  const [program, ...args] = command ?? [process.execPath, 'scripts/run.ts', 'start'];
  const child = spawn(program as string, args, {
    cwd: root,
    stdio: ['ignore', log, log],
    // a group of its own, as a shell would give it
    detached: true,
    env: { ...cleanEnv(), PORT: String(port), RECADO_DATA_DIR: dataDir, RECADO_FAST_DATABASE: '1', ...env },
  });
  fs.closeSync(log);
  return { child, logFile };
}

/** Waits until an instance says that it is ready. Throws with what it printed when it ends before. */
export async function untilReady(child: ChildProcess, logFile: string): Promise<void> {
  while (!/^Recado is ready: /m.test(fs.readFileSync(logFile, 'utf8'))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The instance ended:\n${fs.readFileSync(logFile, 'utf8')}`);
    }
    await nextLook();
  }
}

/** A moment between two looks at something that has no event. */
export const nextLook = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Starts an instance on a data folder and waits for it. */
export async function startInstance(options: StartOptions): Promise<Instance> {
  const { child, logFile } = launchInstance(options);
  try {
    await untilReady(child, logFile);
  } catch (thrown) {
    await endInstance(child);
    throw thrown;
  }
  const read = (name: string) =>
    JSON.parse(fs.readFileSync(path.join(options.dataDir, name), 'utf8')) as Record<string, string>;
  return {
    url: `http://localhost:${options.port}`,
    dataDir: options.dataDir,
    logFile,
    simulatorUrl: `http://127.0.0.1:${read('instance.json').SIMULATOR_PORT}`,
    simulatorToken: read('secrets.json').SIMULATOR_TOKEN as string,
    process: child,
    stop: () => endInstance(child),
  };
}

/** Ends what was launched, and waits until it is gone. */
export async function endInstance(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
