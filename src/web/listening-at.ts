import { parseArgs } from 'node:util';
import { baseEnv } from '#/env/base.ts';

/** Where a process listens, as its command line and settings say; on loopback unless told otherwise. */
export function listeningAt(): { port: number; hostname: string; dev: boolean } {
  const { values } = parseArgs({
    options: { dev: { type: 'boolean', default: false }, hostname: { type: 'string', default: '127.0.0.1' } },
  });
  return { ...values, port: baseEnv().PORT };
}
