import { createHash, timingSafeEqual } from 'node:crypto';
import { capabilities, wireLimits } from '#/channels/whatsapp-cloud/limits.ts';
import type { JsonObject } from '#/lib/json.ts';
import type { SimMedia, SimNumber, World } from '../world/world.ts';
import { GraphFailure } from './failure.ts';

const day = 86_400_000;
/** Files from webhooks live seven days, uploaded ones thirty. */
const lives = { inbound: 7 * day, upload: wireLimits.uploadSeconds * 1_000 };
const urlMs = 5 * 60_000;

/** Keeps a file and gives it an id. */
export function keepMedia(
  world: World,
  number: SimNumber,
  file: { mime: string; bytes: Uint8Array },
  origin: keyof typeof lives,
): SimMedia {
  const id = `9${Array.from({ length: 14 }, () => world.random.between(0, 9)).join('')}`;
  const media = { id, numberId: number.id, ...file, expiresAt: world.clock.now() + lives[origin] };
  world.media.set(id, media);
  return media;
}

/** Takes an upload. Throws `GraphFailure` for kinds and sizes that Meta refuses. */
export async function uploadMedia(
  world: World,
  number: SimNumber,
  body: Uint8Array,
  contentType: string,
): Promise<JsonObject> {
  const form = await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  if (form?.get('messaging_product') !== 'whatsapp')
    throw new GraphFailure(100, "Parameter 'messaging_product' is mandatory");
  const file = form.get('file');
  if (!(file instanceof File)) throw new GraphFailure(100, "Parameter 'file' is mandatory");
  const type = form.get('type');
  const mime = ((typeof type === 'string' && type) || file.type).split(';', 1)[0]?.trim().toLowerCase() as string;
  const kind = Object.values(capabilities.media).find((candidate) => candidate.mimes.includes(mime));
  if (!kind) throw new GraphFailure(100, `Param file must be a file of a supported type; received ${mime}`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length > kind.maxBytes) throw new GraphFailure(131053, `The file is larger than ${kind.maxBytes} bytes`);
  return { id: keepMedia(world, number, { mime, bytes }, 'upload').id };
}

/** A file of a number; an id that is unknown, foreign or too old is gone. Throws `GraphFailure`. */
export function findMedia(world: World, id: string, allowed: (numberId: string) => boolean): SimMedia {
  const media = world.media.get(id);
  if (!media || media.expiresAt <= world.clock.now() || !allowed(media.numberId))
    throw new GraphFailure(100, missing(id), 33);
  return media;
}

/** What Graph says of an object that it does not show. */
export function missing(id: string, verb = 'get'): string {
  return `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`;
}

/** Where a file can be fetched for five minutes. */
export function describeMedia(world: World, url: string, media: SimMedia): JsonObject {
  const until = Math.floor((world.clock.now() + urlMs) / 1_000);
  return {
    messaging_product: 'whatsapp',
    url: `${url}/media/?mid=${media.id}&ext=${until}&hash=${hashOf(world, media.id, until)}`,
    mime_type: media.mime,
    sha256: createHash('sha256').update(media.bytes).digest('hex'),
    file_size: String(media.bytes.length),
    id: media.id,
  };
}

/** The file behind an address that `describeMedia` gave; null when the address has run out or was made up. */
export function mediaAt(world: World, query: URLSearchParams): SimMedia | null {
  const id = query.get('mid') ?? '';
  const until = Number(query.get('ext'));
  const given = Buffer.from(query.get('hash') ?? '');
  const wanted = Buffer.from(hashOf(world, id, until));
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  return until * 1_000 > world.clock.now() ? (world.media.get(id) ?? null) : null;
}

function hashOf(world: World, id: string, until: number): string {
  return createHash('sha256').update(`${world.settings.seed}|${id}|${until}`).digest('hex').slice(0, 24);
}
