import type { z } from 'zod';
import { UserError } from '#/lib/errors.ts';
import { nestsTooDeep } from '#/lib/json.ts';
import { isSameOrigin, saysJson } from './auth/same-origin.ts';
import { readBody } from './net/read-body.ts';
import { parseInput } from './use-case.ts';

/** Reads the JSON that one of our own pages posted. Throws `forbidden`, `invalid-input`, `body-too-large`. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  maxBytes = 16 * 1024,
): Promise<z.output<Schema>> {
  if (!isSameOrigin(request.headers)) throw new UserError('forbidden');
  if (!saysJson(request.headers)) throw new UserError('invalid-input');
  const text = new TextDecoder().decode(await readBody(request, maxBytes, 10_000));
  if (nestsTooDeep(text)) throw new UserError('invalid-input');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new UserError('invalid-input');
  }
  return parseInput(schema, body)();
}
