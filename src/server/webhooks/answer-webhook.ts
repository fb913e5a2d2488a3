import { channelAdapters } from '#/channels/adapters.ts';
import type { ChannelAdapter } from '#/channels/contract.ts';
import { cleanJson } from '#/lib/clean-text.ts';
import { OperationalError, UserError } from '#/lib/errors.ts';
import { nestsTooDeep, parseForeignJson } from '#/lib/json.ts';
import { type FoundDoor, findDoor } from '../channels/find-door.ts';
import { asReceiver } from '../db/doors.ts';
import { log } from '../log.ts';
import { figures } from '../metrics/figures.ts';
import { inTime } from './in-time.ts';
import { receiveTogether } from './receive-together.ts';

/** Meta's documented maximum is 3 MB. */
const maxBytes = 4 * 1024 * 1024;

/** A client that takes longer than this to send its body is not Meta. */
const maxBodyMs = 10_000;

/** How long the database may take, in milliseconds, before the provider is asked to bring it again. */
const usualPatienceMs = 10_000;

/** How long an address, with its secrets, is remembered. */
const doorLifeMs = 3_000;

const doors = new Map<string, { door: FoundDoor | null; until: number }>();

/** Finds what a webhook address opens; asked again at most every few seconds, so that a rotated secret counts at once. */
async function doorOf(key: string, patienceMs: number): Promise<FoundDoor | null> {
  const now = performance.now();
  const known = doors.get(key);
  if (known && known.until > now) return known.door;
  const door = await inTime(
    asReceiver((tx) => findDoor(tx, key)),
    patienceMs,
  );
  if (doors.size > 10_000) doors.clear();
  doors.set(key, { door, until: now + doorLifeMs });
  return door;
}

/** What a webhook is answered: a status, and plain text that is empty but for the handshake. */
export interface WebhookAnswer {
  status: number;
  text: string;
}

/** A webhook, whatever server it came through. */
export interface WebhookRequest {
  headers: { get(name: string): string | null };
  /** Reads the raw body. Throws `body-too-large` or `body-too-slow`. */
  read(maxBytes: number, maxMilliseconds: number): Promise<Uint8Array>;
}

const plain = (text: string, status: number): WebhookAnswer => ({ status, text });

/** A refusal tells the caller nothing and leaves one line, and a count, for the operator. */
function refuse(status: number, reason: string): WebhookAnswer {
  log('warn', 'webhook rejected', { status, reason });
  figures().webhookRejections.inc({ reason });
  return plain('', status);
}

const adapterOf = (kind: string): ChannelAdapter | undefined =>
  Object.hasOwn(channelAdapters, kind) ? channelAdapters[kind as keyof typeof channelAdapters] : undefined;

/** Answers the provider's handshake. The challenge is somebody else's text: it goes back as plain text only. */
export async function answerHandshake(key: string, query: URLSearchParams): Promise<WebhookAnswer> {
  try {
    const door = await doorOf(key, usualPatienceMs);
    const adapter = door ? adapterOf(door.own.kind) : undefined;
    const challenge = door?.verifyToken ? adapter?.handshake(query, door.verifyToken) : null;
    return challenge == null ? refuse(403, 'handshake') : plain(challenge, 200);
  } catch (error) {
    return unavailable(error);
  }
}

/**
 * Takes a webhook: 200 once everything in it is stored, 401 for a signature that does not fit, 400 for what cannot be
 * read, 413 for too much, 503 when it could not be stored, so that the provider brings it again.
 */
export async function answerWebhook(
  key: string,
  request: WebhookRequest,
  patienceMs = usualPatienceMs,
): Promise<WebhookAnswer> {
  try {
    const door = await doorOf(key, patienceMs);
    const adapter = door ? adapterOf(door.own.kind) : undefined;
    if (!door || !adapter) return refuse(404, 'unknown-address');
    // its secrets are gone, so that nothing of it can be believed; an error would only make the provider bring it again
    if (door.closed) return refuse(200, 'disconnected');
    if (door.appSecrets.length === 0) return refuse(503, 'no-secret');
    const raw = await request.read(maxBytes, maxBodyMs);
    if (!adapter.verify(raw, request.headers, door.appSecrets)) return refuse(401, 'signature');
    const body = readJson(raw);
    if (body === undefined) return refuse(400, 'unreadable');
    await receiveTogether({ door, parsed: adapter.parse(body) }, patienceMs);
    return plain('', 200);
  } catch (error) {
    return unavailable(error);
  }
}

/** The body as clean JSON; undefined unless it is an object of bearable depth. */
function readJson(raw: Uint8Array) {
  const text = Buffer.from(raw).toString('utf8');
  if (nestsTooDeep(text)) return undefined;
  try {
    const value: unknown = parseForeignJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? cleanJson(value) : undefined;
  } catch {
    return undefined;
  }
}

function unavailable(error: unknown): WebhookAnswer {
  if (error instanceof UserError && error.code === 'body-too-large') return refuse(413, error.code);
  if (error instanceof UserError && error.code === 'body-too-slow') return refuse(408, error.code);
  if ((error as { code?: string }).code === 'ECONNRESET') return refuse(400, 'hung-up');
  const known = error instanceof OperationalError;
  log(known ? 'warn' : 'error', 'webhook not stored', { status: 503, error });
  return plain('', 503);
}
