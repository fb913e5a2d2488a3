import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { setTimeout as rest } from 'node:timers/promises';

/** Something that runs beside us, in a process of its own. */
export interface Running {
  /** Resolves when it has ended, whoever ended it, with how: an exit code or a signal. */
  over: Promise<string>;
  /** Ends it; resolves when it is gone. */
  end(): Promise<void>;
}

/** A piece that is started again whenever it ends. */
export interface Supervised {
  /** Ends the piece for good, also one that is just starting or about to. */
  stop(): Promise<void>;
}

/** What `supervise` needs to know. */
export interface SupervisorOptions {
  name: string;
  /** Starts the piece once more; gives up when the signal comes. */
  start(signal: AbortSignal): Running | Promise<Running>;
  /** Tells a person at the terminal one line. */
  say(line: string): void;
  /** Called once when the piece does not live. */
  giveUp(how: string): void;
  /** Before the first time that everything ran, an end is a failed start and nothing is tried again. */
  mayRestart?(): boolean;
  /** Rests (milliseconds) before the first, second, ... start after an early end; as many ends in a row are borne. */
  rests?: readonly number[];
  /** Whoever has lived for so long (milliseconds) has its earlier ends forgotten. */
  livedMs?: number;
}

/** Keeps a running piece running: starts it again with growing rests, and gives up when it ends early again and again. */
export function supervise(
  first: Running,
  {
    name,
    start,
    say,
    giveUp,
    mayRestart = () => true,
    rests = [0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000],
    livedMs = 60_000,
  }: SupervisorOptions,
): Supervised {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Running | undefined = first;
  let ends = 0;

  async function again(how: string): Promise<void> {
    for (let why = how; !signal.aborted; ) {
      const pause = rests[ends];
      ends++;
      if (!mayRestart()) return giveUp(`the ${name} ended (${why})`);
      if (pause === undefined) return giveUp(`the ${name} ended ${ends} times soon after its start, at last: ${why}`);
      say(`The ${name} ended (${why}) and is started again${pause === 0 ? '' : ` in ${pause / 1_000} s`}.`);
      try {
        await rest(pause, undefined, { signal });
        running = await start(signal);
        // it may have come up in the very moment in which it is no longer wanted
        if (signal.aborted) await running.end();
        return;
      } catch (thrown) {
        why = (thrown as Error).message;
      }
    }
  }

  const watching = (async () => {
    while (running) {
      const began = performance.now();
      const how = await running.over;
      running = undefined;
      if (signal.aborted) return;
      if (performance.now() - began > livedMs) ends = 0;
      await again(how);
    }
  })();

  return {
    async stop() {
      stopping.abort();
      await running?.end();
      await watching;
    },
  };
}

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** Starts a program in a process group of its own, so that Ctrl-C reaches its supervisor only. */
export function launch(
  args: readonly string[],
  options: SpawnOptions,
  killAfterMs = 4_000,
): Running & { child: ChildProcess } {
  const child = spawn(process.execPath, args, { ...options, detached: true });
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid as number), name);
    } catch {
      // nobody is left in the group
    }
  };
  const over = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, by) => {
      // what it had started itself goes with it
      signal('SIGKILL');
      resolve(by ?? `exit code ${code}`);
    });
  });
  return {
    child,
    over,
    async end() {
      if (isOver(child) || child.pid === undefined) return;
      signal('SIGTERM');
      const timer = setTimeout(() => signal('SIGKILL'), killAfterMs);
      await over;
      clearTimeout(timer);
    },
  };
}
