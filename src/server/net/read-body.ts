import { UserError } from '#/lib/errors.ts';

/** Reads a request's body up to a limit, and no byte further. Throws `body-too-large`, or `body-too-slow` after the time. */
export function readBody(
  request: Request,
  maxBytes: number,
  maxMilliseconds = 600_000,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = request.body as unknown as AsyncIterable<Uint8Array> | null;
  return readStream(body, request.headers.get('content-length'), maxBytes, maxMilliseconds);
}

/** The same for a stream of any server. */
export async function readStream(
  body: AsyncIterable<Uint8Array> | null,
  announced: string | null,
  maxBytes: number,
  maxMilliseconds: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(announced ?? 0) > maxBytes) throw new UserError('body-too-large');
  if (!body) return new Uint8Array();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UserError('body-too-slow')), maxMilliseconds);
  });
  return Promise.race([readWhole(body, maxBytes), late]).finally(() => clearTimeout(timer));
}

async function readWhole(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new UserError('body-too-large');
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
