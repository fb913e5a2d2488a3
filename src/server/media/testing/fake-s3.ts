import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Who may use the store. */
export const keys = { accessKeyId: 'ak', secretAccessKey: 'sk' };

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Checks a request's signature as S3 does (version 4, in the header), and that the content is the one signed. */
function isSigned(request: http.IncomingMessage, content: Buffer): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
  const [, who, day, region, names, given] = pattern.exec(request.headers.authorization ?? '') ?? [];
  if (who !== keys.accessKeyId || !day || !region || !names) return false;
  const { pathname, search } = new URL(request.url ?? '', 'http://x');
  const hash = String(request.headers['x-amz-content-sha256']);
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(content)) return false;
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const canonical = [request.method, pathname, search.slice(1), headers.join(''), names, hash].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const wanted = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${keys.secretAccessKey}`);
  return hmac(key, wanted).toString('hex') === given;
}

/** The little of an S3-compatible store that is used: signed writes and reads, with ranges. */
export async function startFakeS3() {
  const stored = new Map<string, Buffer>();
  /** Milliseconds that the second half of every file is late. */
  const slow = { bodyMs: 0, headersMs: 0 };
  const server = http.createServer(async (request, response) => {
    const content = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    if (!isSigned(request, content)) return response.writeHead(403).end();
    const key = request.url ?? '';
    if (request.method === 'PUT') {
      stored.set(key, content);
      return response.end();
    }
    const found = stored.get(key);
    if (!found) return response.writeHead(404).end('<Error/>');
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
    const part = from === undefined ? found : found.subarray(Number(from), Number(to) + 1);
    setTimeout(() => {
      response.writeHead(from === undefined ? 200 : 206);
      response.write(part.subarray(0, part.length / 2));
      setTimeout(() => response.end(part.subarray(part.length / 2)), slow.bodyMs);
    }, slow.headersMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    slow,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
