import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { afterEach, expect, test, vi } from 'vitest';
import { launch, type Supervised, supervise } from './supervise.ts';

const forEver = 'setInterval(() => {}, 1e6);';
let piece: Supervised | undefined;
afterEach(() => piece?.stop());

type Program = ReturnType<typeof launch>;

/** A program that prints lines; `next` answers the next of them, whichever process of the piece wrote it. */
function program(code: string) {
  const lines: string[] = [];
  let wanted: ((line: string) => void) | undefined;
  return {
    start() {
      const running = launch(['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] }, 50);
      createInterface({ input: running.child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        if (wanted) wanted(line);
        else lines.push(line);
        wanted = undefined;
      });
      return running;
    },
    next: () =>
      new Promise<string>((resolve) => {
        const line = lines.shift();
        if (line === undefined) wanted = resolve;
        else resolve(line);
      }),
  };
}

/** One that has ended and whom nobody has asked about yet still has its number. */
function alive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Supervises it; answers what a person is told, and how it was given up. */
function watch(start: () => Program, options: Partial<Parameters<typeof supervise>[1]> = {}) {
  const said: string[] = [];
  const givenUp = new Promise<string>((resolve) => {
    piece = supervise(start(), {
      name: 'worker',
      start,
      say: (line) => void said.push(line),
      giveUp: resolve,
      ...options,
    });
  });
  return { said, givenUp };
}

test('a process that is killed is started again, one line says so, and stopping ends it', async () => {
  const { start, next } = program(`console.log(process.pid); ${forEver}`);
  const { said } = watch(start);
  const first = Number(await next());
  process.kill(first, 'SIGKILL');
  const second = Number(await next());
  expect(second).not.toBe(first);
  expect(said).toEqual(['The worker ended (SIGKILL) and is started again.']);
  await piece?.stop();
  expect([alive(first), alive(second)]).toEqual([false, false]);
  expect(said).toHaveLength(1);
});

test('one that ends again and again is given up', async () => {
  const { start } = program('process.exit(3)');
  const { said, givenUp } = watch(start, { rests: [0, 1] });
  expect(await givenUp).toBe('the worker ended 3 times soon after its start, at last: exit code 3');
  expect(said).toEqual([
    'The worker ended (exit code 3) and is started again.',
    'The worker ended (exit code 3) and is started again in 0.001 s.',
  ]);
});

test('one that has lived for a while has its earlier ends forgotten', async () => {
  const { start, next } = program('console.log(process.pid)');
  const { said } = watch(start, { rests: [0], livedMs: -1 });
  for (let starts = 0; starts < 4; starts++) await next();
  await piece?.stop();
  expect(new Set(said)).toEqual(new Set(['The worker ended (exit code 0) and is started again.']));
});

test('a start that fails is tried again, too', async () => {
  const { start, next } = program(`console.log(process.pid); ${forEver}`);
  let failures = 0;
  const sometimes = () => {
    if (failures++ < 2) throw new Error('its port is taken');
    return start();
  };
  const said: string[] = [];
  piece = supervise(start(), {
    name: 'database',
    start: sometimes,
    say: (line) => void said.push(line),
    giveUp: () => {},
    rests: [0, 0, 0],
  });
  process.kill(Number(await next()), 'SIGTERM');
  expect(alive(Number(await next()))).toBe(true);
  expect(said).toEqual([
    'The database ended (SIGTERM) and is started again.',
    'The database ended (its port is taken) and is started again.',
    'The database ended (its port is taken) and is started again.',
  ]);
});

test('before everything has run once, an end is a failed start', async () => {
  const { start } = program('process.exit(1)');
  const { said, givenUp } = watch(start, { mayRestart: () => false });
  expect(await givenUp).toBe('the worker ended (exit code 1)');
  expect(said).toEqual([]);
});

test('stopping does not wait for a start that is due later', async () => {
  const { start, next } = program(`console.log(process.pid); ${forEver}`);
  const resting = new Promise<void>((resolve) => watch(start, { rests: [600_000], say: () => resolve() }));
  process.kill(Number(await next()), 'SIGKILL');
  await resting;
  await piece?.stop();
});

test('one that comes up while stopping is ended', async () => {
  const { start, next } = program(`console.log(process.pid); ${forEver}`);
  const started = [start()];
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const starting = new Promise<void>((resolve) => {
    piece = supervise(started[0] as Program, {
      name: 'database',
      async start() {
        resolve();
        await held;
        started.push(start());
        return started.at(-1) as Program;
      },
      say: () => {},
      giveUp: () => {},
    });
  });
  process.kill(Number(await next()), 'SIGKILL');
  await starting;
  const stopped = piece?.stop();
  release?.();
  await stopped;
  expect(started.map(({ child }) => child.signalCode)).toEqual(['SIGKILL', 'SIGTERM']);
});

test('one that does not listen is killed, and what it had started goes with it', async () => {
  const child = `console.log(process.pid); ${forEver}`;
  const { start, next } = program(`
    process.on('SIGTERM', () => {});
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' });
    ${forEver}`);
  const running = start();
  const grandchild = Number(await next());
  await running.end();
  expect(await running.over).toBe('SIGKILL');
  await vi.waitFor(() => expect(alive(grandchild)).toBe(false), { timeout: 10_000 });
});
