import { UserError } from '#/lib/errors.ts';

/** Reads a request's body up to a limit, and no byte further. Throws `body-too-large`, or `body-too-slow` after the time. */
export async function readBody(
  request: Request,
  maxBytes: number,
  maxMilliseconds = 600_000,
): Promise<Uint8Array<ArrayBuffer>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UserError('body-too-slow')), maxMilliseconds);
  });
  return Promise.race([readWhole(request, maxBytes), late]).finally(() => clearTimeout(timer));
}

async function readWhole(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > maxBytes) throw new UserError('body-too-large');
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
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
