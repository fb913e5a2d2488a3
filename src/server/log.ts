import pino, { type Logger } from 'pino';
import { baseEnv } from '#/env/base.ts';

/** The only fields that a log line may carry besides its message; none of them holds what people wrote or who they are. */
export interface LogFields {
  code?: string;
  kind?: string;
  path?: string;
  status?: number;
  reason?: string;
  count?: number;
  milliseconds?: number;
  reference?: string;
  workspaceId?: string;
  provider?: string;
  role?: string;
  /** A thrown value; its name, code and stack are written, never its message parameters. */
  error?: unknown;
}

let logger: Logger | undefined;

/** Writes one line of JSON to the output. */
export function log(level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void {
  logger ??= pino({ level: baseEnv().LOG_LEVEL, base: null });
  const { error, ...rest } = fields;
  logger[level](error === undefined ? rest : { ...rest, ...tellOf(error) }, message);
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
