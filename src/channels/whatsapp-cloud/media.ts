import { createHash } from 'node:crypto';
import { type HttpClient, HttpFailure, type Sink } from '#/lib/http.ts';
import { type ChannelAccess, type FetchedMedia, ProviderFault } from '../contract.ts';
import { answerOf, askGraph, graphRequest } from './graph.ts';
import { wireLimits } from './limits.ts';
import { number, record, text } from './read.ts';
import { readError } from './read-error.ts';

const downloadTimeoutMs = 60_000;
const spareMs = 24 * 3_600 * 1_000;
const encoder = new TextEncoder();

/** Uploads a file for sending. Meta keeps it 30 days; a day is left as a margin. Throws `ProviderFault` or `HttpFailure`. */
export async function uploadMedia(
  access: ChannelAccess,
  file: { bytes: Uint8Array; mime: string; name: string },
  http: HttpClient,
): Promise<{ providerMediaId: string; expiresAt: number }> {
  const path = `${encodeURIComponent(access.externalId)}/media`;
  const answer = await askGraph(http, {
    ...graphRequest(access, 'POST', path, formOf(file)),
    timeoutMs: downloadTimeoutMs,
  });
  const providerMediaId = text(record(answer).id);
  if (!providerMediaId) throw new HttpFailure('unreachable', true);
  return { providerMediaId, expiresAt: Date.now() + wireLimits.uploadSeconds * 1_000 - spareMs };
}

/** A multipart body; its boundary is drawn from the file, so that the file cannot contain it. */
function formOf(file: { bytes: Uint8Array; mime: string; name: string }): { type: string; body: Uint8Array } {
  const boundary = `recado-${createHash('sha256').update(file.bytes).update(file.name).digest('hex')}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const mime = file.mime.replace(/[^\w!#$&^.+/;= -]/g, '');
  const name = file.name.replace(/[\r\n"\\]/g, '_');
  const head = encoder.encode(
    `${field('messaging_product', 'whatsapp')}${field('type', mime)}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${mime}\r\n\r\n`,
  );
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  const body = new Uint8Array(head.length + file.bytes.length + tail.length);
  body.set(head);
  body.set(file.bytes, head.length);
  body.set(tail, head.length + file.bytes.length);
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

/**
 * Fetches an inbound file into a sink: asks for its address, then for its bytes. The address lives five minutes, so one that is gone
 * is asked for once more. Throws `ProviderFault` or `HttpFailure`.
 */
export async function fetchMedia(
  access: ChannelAccess,
  providerMediaId: string,
  http: HttpClient,
  into: { sink: Sink; maxBytes: number },
): Promise<FetchedMedia> {
  const found = await fetchOnce(access, providerMediaId, http, into);
  const file = found ?? (await fetchOnce(access, providerMediaId, http, into));
  if (!file) throw new HttpFailure('unreachable', true);
  return file;
}

async function fetchOnce(
  access: ChannelAccess,
  id: string,
  http: HttpClient,
  { sink, maxBytes }: { sink: Sink; maxBytes: number },
): Promise<FetchedMedia | null> {
  const path = `${encodeURIComponent(id)}?phone_number_id=${encodeURIComponent(access.externalId)}`;
  const about = record(await askGraph(http, graphRequest(access, 'GET', path), 'media'));
  if ((number(about.file_size) ?? 0) > maxBytes) throw new HttpFailure('too-large', true);
  const url = text(about.url) ?? '';
  // the token goes along, so the address must be Meta's, whatever the answer says
  if (!isMediaHost(url, access.baseUrl)) throw new HttpFailure('blocked', false);
  const response = await http({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${access.secrets.accessToken ?? ''}`, 'user-agent': 'recado' },
    timeoutMs: downloadTimeoutMs,
    maxBytes,
    sink,
  });
  if (response.status === 404) return null;
  if (response.status !== 200) {
    const error = readError(record(answerOf(response)).error, 'media');
    throw error ? new ProviderFault(error) : new HttpFailure('unreachable', true);
  }
  const mime = text(about.mime_type) ?? response.headers['content-type'] ?? 'application/octet-stream';
  return { mime: mime.split(';', 1)[0]?.trim().toLowerCase() as string };
}

const mediaDomains = ['fbsbx.com', 'fbcdn.net', 'whatsapp.net', 'facebook.com'];

/** Tells whether a file's address is Meta's over https, or the very server that we speak to. */
export function isMediaHost(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  if (url.origin === new URL(baseUrl).origin) return true;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  return mediaDomains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
}
