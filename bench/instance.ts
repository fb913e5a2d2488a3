import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { freePort, startPostgres } from '../scripts/pg.ts';
import { type AnsweringGraph, startGraph } from './graph.ts';
import { cpuSeconds, processTree, pssMegabytes } from './measure.ts';

/** Seconds of CPU by process group. */
export type Spent = Record<string, number>;

/** The whole product on one machine, as people start it, with an answering Graph API in the place of Meta. */
export interface Bench {
  graph: AnsweringGraph;
  databaseUrl: string;
  /** Starts web and workers; `seed` has filled the database. */
  start(webhookKey: string, workers: number): Promise<void>;
  /** Kills a process as a crash does, and starts it again. Answers when it runs. */
  kill(what: 'web' | 'worker' | 'postgres'): Promise<void>;
  cpu(): Spent;
  spent(before: Spent): Spent;
  memory(): number;
  stop(): Promise<void>;
}

/** Starts an empty, migrated database and the Graph API; nothing else runs yet. */
export async function openBench(options: {
  appSecret: string;
  latencyMs: number;
  statuses: boolean;
  statements: boolean;
}): Promise<Bench> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'recado-bench-'));
  fs.chmodSync(dir, 0o755);
  const port = await freePort(3_300);
  let webhookKey = '';
  const graph = await startGraph({
    latencyMs: options.latencyMs,
    appSecret: options.appSecret,
    statuses: options.statuses,
    target: () => `http://127.0.0.1:${port}/api/webhooks/meta/${webhookKey}`,
  });
  const server = {
    dir: path.join(dir, 'postgres'),
    settings: options.statements ? ['shared_preload_libraries=pg_stat_statements'] : [],
  };
  let pg = await startPostgres(server);
  const pgPort = Number(new URL(pg.url).port);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: pg.url,
    RECADO_DATA_DIR: dir,
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    AUTH_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('hex'),
    WHATSAPP_GRAPH_URL: graph.url,
    LOG_LEVEL: 'error',
  };
  Object.assign(process.env, env);
  const children: ChildProcess[] = [];
  const launch = (...args: string[]) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    children.push(child);
    return child;
  };
  const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));
  await ended(launch('dist/migrate.mjs'));
  const postmaster = () => Number(fs.readFileSync(path.join(server.dir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const groups: Record<string, number[]> = { web: [], worker: [], postgres: [postmaster()] };
  const programs = { web: 'dist/web.mjs', worker: 'dist/worker.mjs' } as const;
  const cpu = () =>
    Object.fromEntries(Object.entries(groups).map(([name, pids]) => [name, cpuSeconds(pids.flatMap(processTree))]));
  return {
    graph,
    databaseUrl: pg.url,
    async start(key, workers) {
      webhookKey = key;
      groups.web = [launch(programs.web).pid as number];
      groups.worker = Array.from({ length: workers }, () => launch(programs.worker).pid as number);
      const ready = () =>
        fetch(`http://127.0.0.1:${port}/api/health/readiness`).then(
          (response) => response.ok,
          () => false,
        );
      while (!(await ready())) await rest(100);
    },
    async kill(what) {
      const [pid] = groups[what] as [number];
      process.kill(pid, 'SIGKILL');
      if (what === 'postgres') {
        // its own processes notice that their parent is gone before the files can be opened again
        while (processTree(pid).some((one) => fs.existsSync(`/proc/${one}`))) await rest(50);
        await rest(500);
        pg = await startPostgres({ ...server, port: pgPort });
        groups.postgres = [postmaster()];
      } else {
        groups[what] = [launch(programs[what]).pid as number];
      }
    },
    cpu,
    spent(before) {
      const after = cpu();
      return Object.fromEntries(Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
    },
    memory: () => pssMegabytes(Object.values(groups).flat().flatMap(processTree)),
    async stop() {
      for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
      await Promise.all(children.filter((child) => child.exitCode === null && child.signalCode === null).map(ended));
      graph.close();
      await pg.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}
