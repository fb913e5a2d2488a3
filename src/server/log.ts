import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type DestinationStream, type Logger } from 'pino';
import { baseEnv } from '#/env/base.ts';

/** What a line is about: ids of ours, which say nothing to anybody else. */
export interface LogSubject {
  /** Of an HTTP request; its answer carries it as `x-request-id`. */
  requestId?: string;
  workspaceId?: string;
  conversationId?: string;
  runId?: string;
  messageId?: string;
  channelId?: string;
}

/** The only fields that a log line may carry besides its message; none of them holds what people wrote or who they are. */
export interface LogFields extends LogSubject {
  code?: string;
  kind?: string;
  path?: string;
  status?: number;
  reason?: string;
  count?: number;
  milliseconds?: number;
  provider?: string;
  role?: string;
  /** A thrown value; its name, code and stack are written, never its message parameters. */
  error?: unknown;
}

// Next bundles its own copy of this module into the same process: what is under way is known to both
const held = globalThis as unknown as { recadoSubject?: AsyncLocalStorage<LogSubject> };
held.recadoSubject ??= new AsyncLocalStorage();
const subject = held.recadoSubject;

/** Does something, a request or a job, all of whose lines name what it is about. */
export function loggingAbout<T>(about: LogSubject, work: () => T): T {
  return subject.run({ ...about }, work);
}

/** Adds what has become known of the request or job under way, such as its workspace. */
export function nowAbout(more: LogSubject): void {
  Object.assign(subject.getStore() ?? {}, more);
}

let logger: Logger | undefined;
let output: DestinationStream | undefined;

/** Writes lines elsewhere from now on, whatever their level; without a place, to the output again. */
export function logTo(place?: DestinationStream): void {
  output = place;
  logger = undefined;
}

/** Writes one line of JSON to the output. */
export function log(level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void {
  logger ??= output ? pino({ level: 'debug', base: null }, output) : pino({ level: baseEnv().LOG_LEVEL, base: null });
  const { error, ...rest } = fields;
  const line = { ...subject.getStore(), ...rest };
  logger[level](error === undefined ? line : { ...line, ...tellOf(error) }, message);
}

/** What may be told of an error: where it happened and which kind it is. Messages of databases quote people's rows. */
function tellOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames?.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: tellOf(error.cause) }),
  };
}
